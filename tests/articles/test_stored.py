"""Articles stored in files of their own are the same when they are read again."""

import gzip
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Article, Block, ContentsEntry, Kind, NoteSign, open_article
from translations.articles.limits import MAX_BYTES
from translations.articles.stored import is_stored, store
from translations.cleaning import clean_lines
from translations.errors import ArticleError

NOW = "2026-11-27T08:00:00+07:00"
ARTICLE = Article(
    title="Petani menunggu hujan",
    author="Sari",
    date="2026-11-01",
    source="Koran Desa",
    format="markdown",
    path=Path("/tmp/berita.md"),
    blocks=(
        Block(Kind.HEADING, "Musim kering", level=2),
        Block(
            Kind.PARAGRAPH,
            "Petani menunggu hujan. “Sudah lama,” kata mereka.",
            notes=(NoteSign(22, "3"),),
            furniture=True,
        ),
        Block(Kind.ITEM, "padi", level=1, marker="3."),
        Block(Kind.CODE, "satu\n\tdua"),
    ),
    contents=(ContentsEntry("Musim kering", 2, 0),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "salinan.json.gz"


def test_an_article_comes_back_as_it_was(file: Path) -> None:
    file.write_bytes(store(ARTICLE, NOW))
    again = open_article(file)
    assert again == replace(ARTICLE, stored=NOW)
    assert again.digest == ARTICLE.digest


def test_pasted_articles_have_no_path(file: Path) -> None:
    file.write_bytes(store(replace(ARTICLE, path=None), NOW))
    assert open_article(file).path is None


def test_gunzip_and_any_json_reader_show_it(file: Path) -> None:
    file.write_bytes(store(ARTICLE, NOW))
    text = subprocess.run(["gzip", "-dc", str(file)], capture_output=True, check=True).stdout
    assert "menunggu hujan. “Sudah".encode() in text
    whole = json.loads(text)
    assert (whole["schema"], whole["title"], whole["path"]) == (1, ARTICLE.title, "/tmp/berita.md")
    assert whole["blocks"][2]["text"] == ARTICLE.blocks[2].text
    assert whole["blocks"][2]["marker"] == "3."


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_text_keeps_its_digest(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    file = tmp_path_factory.mktemp("kept") / "a.json.gz"
    blocks = tuple(Block(Kind.PARAGRAPH, clean_lines(text)) for text in texts)
    article = Article("Judul", blocks, "text")
    file.write_bytes(store(article, NOW))
    assert open_article(file).digest == article.digest


def packed(whole: object) -> bytes:
    sound = store(ARTICLE, NOW)
    assert is_stored(sound)
    header = sound[: 10 + len("dwibaca-article.json") + 1]
    body = gzip.compress(json.dumps(whole).encode(), mtime=0)[10:]
    return header + body


SOUND = {"schema": 1, "title": "J", "format": "text", "stored": NOW, "contents": [],
         "blocks": [{"kind": "paragraph", "text": "Satu."}]}  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": None},
        {"blocks": []},
        {"blocks": [{"kind": "paragraph"}]},
        {"blocks": "Satu."},
        {"contents": [{"title": "x", "level": "y", "block": 0}]},
        {"stored": None, "title": None, "blocks": None},
    ],
)
def test_a_damaged_copy_says_so(file: Path, changes: dict[str, object]) -> None:
    file.write_bytes(packed(SOUND | changes))
    with pytest.raises(ArticleError, match="is damaged"):
        open_article(file)


@pytest.mark.parametrize("end", [30, 60, -1])
def test_a_copy_that_was_cut_off_says_so(file: Path, end: int) -> None:
    file.write_bytes(store(ARTICLE, NOW)[:end])
    with pytest.raises(ArticleError, match="damaged|gzip archive"):
        open_article(file)


def test_a_newer_copy_asks_for_an_update(file: Path) -> None:
    file.write_bytes(packed(SOUND | {"schema": 99}))
    with pytest.raises(ArticleError, match="newer dwibaca"):
        open_article(file)


def test_what_is_not_understood_is_left_out(file: Path) -> None:
    block = {"kind": "hologram", "text": "Satu\x1b[31m.", "level": "tinggi", "baru": 1}
    file.write_bytes(packed(SOUND | {"blocks": [block], "contents": [
        {"title": "jauh", "level": 1, "block": 7}]}))  # fmt: skip
    article = open_article(file)
    assert article.blocks == (Block(Kind.PARAGRAPH, "Satu\ufffd[31m."),)
    assert article.contents == ()


def test_a_copy_that_grows_to_more_than_memory_is_refused(file: Path) -> None:
    file.write_bytes(packed(SOUND | {"title": " " * (MAX_BYTES + 1)}))
    assert file.stat().st_size < 100_000
    with pytest.raises(ArticleError, match="too large"):
        open_article(file)
