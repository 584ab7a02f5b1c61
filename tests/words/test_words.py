"""Roots, and dictionaries in the formats of dictd and StarDict."""

import gzip
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.words import Dictionaries, Word, words_of

ENTRIES = {
    "cancel": "cancel /ˈkænsl/\nbatal, membatalkan",
    "book": "book\nbuku; kitab",
    "wait": "wait\ntunggu, menunggu \x1b[31m",
    "Übung": "exercise\nlatihan",
}


@pytest.mark.parametrize(
    ("text", "root", "prefix", "suffix"),
    [
        ("membatalkan", "batal", "mem-", "-kan"),
        ("Menunggu", "tunggu", "men-", ""),
        ("perpustakaan", "pustaka", "per-", "-an"),
        ("dibacakannya", "baca", "di-", "-kannya"),
        ("buku-buku", "buku", "", ""),
        ("rumah", "rumah", "", ""),
        ("WhatsApp", "whatsapp", "", ""),
    ],
)
def test_words_are_taken_apart(text: str, root: str, prefix: str, suffix: str) -> None:
    assert Word.of(text) == Word(text, root, prefix, suffix)


@given(st.text(max_size=30))
def test_any_word_has_a_root(text: str) -> None:
    for start, end in words_of(text):
        assert Word.of(text[start:end]).root


def test_words_of_a_sentence() -> None:
    sentence = "“Anak-anak,” katanya, punya 12 e-mail."
    assert [sentence[a:b] for a, b in words_of(sentence)] == [
        "Anak-anak", "katanya", "punya", "e-mail",
    ]  # fmt: skip


def base64(number: int) -> str:
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = ""
    while number or not text:
        number, digit = divmod(number, 64)
        text = digits[digit] + text
    return text


def make_dictd(folder: Path, entries: Mapping[str, str] = ENTRIES, *, packed: bool = True) -> Path:
    content, lines = b"", ["00databaseshort\tA\tA"]
    for headword, text in entries.items():
        raw = f"{text}\n".encode()
        lines.append(f"{headword}\t{base64(len(content))}\t{base64(len(raw))}")
        content += raw
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "eng-ind.index").write_text("\n".join(lines) + "\n")
    name = "eng-ind.dict.dz" if packed else "eng-ind.dict"
    (folder / name).write_bytes(gzip.compress(content, mtime=0) if packed else content)
    return folder


def make_stardict(folder: Path) -> Path:
    content, index = b"", b""
    for headword, text in ENTRIES.items():
        raw = text.encode()
        index += headword.encode() + b"\0" + struct.pack(">II", len(content), len(raw))
        content += raw
    folder.mkdir(parents=True, exist_ok=True)
    about = "StarDict's dict ifo file\nversion=2.4.2\nbookname=Kamus kecil\nwordcount=4\n"
    (folder / "kecil.ifo").write_text(about)
    (folder / "kecil.idx").write_bytes(index)
    (folder / "kecil.dict.dz").write_bytes(gzip.compress(content, mtime=0))
    return folder


@pytest.mark.parametrize("packed", [True, False])
def test_dictd_is_read_in_both_directions(tmp_path: Path, packed: bool) -> None:
    dictionaries = Dictionaries([make_dictd(tmp_path, packed=packed)])
    (forth,) = dictionaries.look_up(["cancel"])
    assert (forth.headword, forth.reverse) == ("cancel", False)
    assert "batal" in forth.text
    (back,) = dictionaries.look_up(["menunggu", "tunggu"])
    assert (back.headword, back.reverse) == ("wait", True)
    assert "\x1b" not in back.text
    assert dictionaries.look_up(["gaduh"]) == []
    assert dictionaries.troubles == []


def test_a_meaning_of_its_own_comes_before_a_word_in_a_sentence(tmp_path: Path) -> None:
    entries = {
        "dragon boat": "dragon boat /pəˈrahu perahu/\nperahu naga",
        "sound": "sound /perahu/\nbunyi",
        "boat": "boat\n1. perahu, sampan",
    }
    found = Dictionaries([make_dictd(tmp_path, entries)]).look_up(["perahu"])
    assert [one.headword for one in found] == ["boat", "dragon boat"]


def test_stardict_is_read_in_both_directions(tmp_path: Path) -> None:
    dictionaries = Dictionaries([make_stardict(tmp_path / "dalam"), tmp_path / "tidak-ada"])
    assert dictionaries.look_up(["übung"])[0].text == "exercise\nlatihan"
    assert [found.headword for found in dictionaries.look_up(["kitab"])] == ["book"]
    assert dictionaries.look_up(["book"])[0].dictionary == "Kamus kecil"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("eng-ind.index", b"\xff\xfe rusak"),
        ("eng-ind.index", b"cancel\tB"),
        ("eng-ind.index", b"cancel\t!!\t??"),
        ("eng-ind.dict.dz", b"bukan gzip"),
        ("eng-ind.dict.dz", gzip.compress(b"terpotong" * 1000, mtime=0)[:40]),
        ("eng-ind.dict.dz", None),
        ("kecil.idx", b"tanpa akhir"),
        ("kecil.idx", b"a\0\0"),
        ("kecil.ifo", b"\xff"),
    ],
)
def test_a_broken_dictionary_is_named_and_the_others_are_used(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    make_dictd(tmp_path)
    make_stardict(tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    dictionaries = Dictionaries([tmp_path])
    assert [found.headword for found in dictionaries.look_up(["cancel"])] == ["cancel"]
    assert [
        name.split(".", maxsplit=1)[0] in str(trouble) for trouble in dictionaries.troubles
    ] == [True]
    assert len(dictionaries.names) == 1


def test_a_word_in_a_text_is_a_whole_one(tmp_path: Path) -> None:
    make_dictd(tmp_path, {"shore": "tepi2, tepian, pinggir", "edge": "_tepi, tepi", "side": "sisi"})
    dictionaries = Dictionaries([tmp_path])
    assert [found.headword for found in dictionaries.look_up(["tepi"])] == ["edge"]
    assert not dictionaries.look_up(["tep"])
    assert not dictionaries.look_up([""])


def test_two_look_ups_may_meet_the_same_broken_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_dictd(tmp_path)
    dictionaries = Dictionaries([tmp_path])
    others = iter([True, False])

    def fail(*_: object) -> None:
        if next(others):  # a second look-up comes while the first is still reading
            assert dictionaries.look_up(["cancel"]) == []
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(gzip, "open", fail)
    assert dictionaries.look_up(["cancel"]) == []
    assert len(dictionaries.troubles) == 1
