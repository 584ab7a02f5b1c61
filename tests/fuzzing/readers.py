"""The readers of files: valid files for each, and what must hold for any other."""

import gzip
import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from tests.articles.pdf_made import column, pdf
from tests.articles.test_epub import book
from tests.articles.test_plain import MAIL
from tests.articles.test_rtf import RICH_TEXT
from tests.articles.test_subtitles import SUBRIP, WEBVTT
from tests.fuzzing.sound import (
    DIALECTS,
    DOCX,
    FB2,
    FODT,
    FRAGMENT,
    HTML,
    MARKDOWN,
    ODT,
    TEXT,
    WEB_ARCHIVE,
    WRAPPED,
)
from tests.words.test_words import make_dictd, make_stardict
from translations.argos.package import read_package
from translations.argos.packages.installed import STARTER
from translations.articles import Article, Block, Kind, Position
from translations.articles.formats import READERS
from translations.articles.opening import read_article
from translations.articles.stored import store
from translations.errors import DwibacaError
from translations.exports import FORMATS, Bilingual
from translations.folders import Folders, user_folders
from translations.library.backup import back_up, restore
from translations.library.settings import read_library_settings
from translations.library.textindex import TextIndex
from translations.memory import Memory
from translations.notebook import Day, MarkKind, Notebook, anchor_at, new_mark
from translations.notebook.drafts import Draft, Drafts
from translations.programs import read_commands
from translations.settings import Settings
from translations.words import Dictionaries
from tui.key_contexts import contexts
from tui.keys.own_keys import read_keymap

_ARTICLE = Article("Judul", (Block(Kind.PARAGRAPH, "Satu dua tiga. Empat lima enam."),), "text")
_LIBRARY = b'[library]\nkeep = true\nkeep_megabytes = 5\ninbox = "~/a"\nwatch = ["~/b"]\n'
_COMMANDS = b'[commands.a]\nrun = ["dict", "{word}"]\nkey = "K"\non = "word"\noutput = "note"\n'
_DAY = date(2026, 1, 2)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Reader:
    """One reader.

    Attributes:
        sound: files that it reads as they are.
        read: gives it one file, in an empty folder of its own; raises what the program would die
            of, or what it must not do.
    """

    name: str
    sound: tuple[bytes, ...]
    read: Callable[[bytes, Path], None]


def _read_article(name: str, data: bytes, _: Path) -> None:
    try:
        article = read_article(data, name)
    except DwibacaError as error:
        _assert_fit(str(error))
        return
    assert article.blocks
    for text in (article.title, article.author, article.date, article.source):
        _assert_fit(text)
    for block in article.blocks:
        assert block.text.strip()
        assert block.kind in (Kind.CODE, Kind.VERSE) or "\n" not in block.text
        _assert_fit(block.text)
        _assert_fit(block.marker)
        assert all(0 <= note.at <= len(block.text) for note in block.notes)
        assert "".join(sentence.text for sentence in block.sentences) == block.text
    for entry in article.contents:
        assert 0 <= entry.block < len(article.blocks)
        _assert_fit(entry.title)
    texts = tuple(tuple(sentence.text for sentence in b.sentences) for b in article.blocks)
    whole = Bilingual(article, texts, "id", "en", "paket")
    for form in ("text", "markdown", "table", "html", "json"):
        _assert_fit(FORMATS[form].make(whole).decode())


def _assert_fit(text: str) -> None:
    """It may be sent to a terminal, and encoded."""
    assert not (found := _CONTROLS.search(text)), unicodedata.name(found[0], ascii(found[0]))


def _read_notebook(name: str, data: bytes, _: Path) -> None:
    """The file of an article, its backup, a day's file or the index is hostile."""
    folders = user_folders()
    notebook = Notebook(folders)
    notebook.record(_ARTICLE, Position(0, 1))
    paths = {
        "entry": folders.notebook / f"{_ARTICLE.digest[:32]}.json",
        "days": folders.notebook / "days" / f"{_DAY.isoformat()}.json",
        "index": folders.library_index,
    }
    paths["days"].parent.mkdir(parents=True, exist_ok=True)
    paths[name].parent.mkdir(parents=True, exist_ok=True)
    paths[name].write_bytes(data)
    notebook = Notebook(folders)
    for summary in notebook.summaries():
        _assert_fit(f"{summary.title}{summary.author}{summary.collection}")
        float(summary.progress)
    for entry in notebook.entries():
        _assert_fit("".join(f"{mark.text}{mark.translation}" for mark in entry.marks))
    mark = new_mark(MarkKind.NOTE, anchor_at(_ARTICLE, Position(0, 0)), text="catatan")
    try:
        kept = notebook.keep(_ARTICLE, mark)
    except DwibacaError as error:
        _assert_fit(str(error))
    else:
        assert mark in kept.marks
        assert mark in (Notebook(folders).entry(_ARTICLE) or kept).marks
    for trouble in notebook.trouble:
        _assert_fit(trouble)
    notebook.days.all()


def _read_draft(data: bytes, _: Path) -> None:
    folders = user_folders()
    folders.drafts.mkdir(parents=True)
    (folders.drafts / "999999999.json").write_bytes(data)
    if draft := Drafts(folders.drafts).left_behind(_ARTICLE.digest):
        _assert_fit(draft.text)


def _read_stored(data: bytes, folder: Path) -> None:
    """The JSON of a stored article is hostile."""
    header = store(_ARTICLE, "")[: 10 + len("dwibaca-article.json") + 1]
    _read_article("a.json.gz", header + gzip.compress(data, mtime=0)[10:], folder)


def _read_text_index(data: bytes, folder: Path) -> None:
    path = folder / "cari.sqlite"
    path.write_bytes(data)
    for _ in range(2):
        index = TextIndex(path, str.lower)
        index.put_article("a", 1, "Judul", "abc", [(["Satu dua.", "Tiga."], ["One two.", ""])])
        for hit in index.find(index.query("satu", typing=True)):
            _assert_fit(f"{hit.original.text}{hit.translation.text}")
        index.close()
        _assert_fit(index.trouble)


def _read_backup(data: bytes, folder: Path) -> None:
    path = folder / "cadangan.zip"
    path.write_bytes(data)
    folders = Folders(*(folder / name for name in ("data", "config", "cache", "state")))
    try:
        restore(folders, path)
    except DwibacaError as error:
        _assert_fit(str(error))
    assert {one.name for one in folder.iterdir()} <= {path.name, "data", "config", "state"}


def _read_memory(data: bytes, folder: Path) -> None:
    path = folder / "ingatan.sqlite"
    path.write_bytes(data)
    for _ in range(2):
        memory = Memory(path)
        for text in memory.recall("paket", "cara", ["Satu.", "Dua."]).values():
            assert isinstance(text, str)
        memory.keep("paket", "cara", {"Dua.": "Two."})
        memory.identity("cap", lambda: "jati")
        memory.close()
        _assert_fit(memory.trouble)


def _read_config(data: bytes, folder: Path) -> None:
    path = folder / "config.toml"
    path.write_bytes(data)
    for trouble in (
        *read_keymap(path, contexts)[1],
        *read_library_settings(path)[1],
        *read_commands(path, lambda _: None)[1],
    ):
        _assert_fit(trouble)


def _read_settings(data: bytes, folder: Path) -> None:
    folders = Folders(folder, folder, folder, folder)
    folders.settings.write_bytes(data)
    assert Settings.load(folders).decoding
    folders.settings.unlink()
    folders.config_file.write_bytes(data)
    assert Settings.load(folders).decoding


def _read_metadata(data: bytes, folder: Path) -> None:
    for name in ("model", "sentencepiece.model"):
        (folder / name).symlink_to(STARTER / name)
    (folder / "metadata.json").write_bytes(data)
    try:
        package = read_package(folder)
    except DwibacaError as error:
        _assert_fit(str(error))
    else:
        _assert_fit(f"{package.name}{package.from_name}{package.to_name}{package.version}")


def _read_index(data: bytes, _: Path) -> None:
    from translations.argos.packages.index import read_index

    try:
        offer = read_index(data)
    except ValueError:
        return
    for offered in offer:
        _assert_fit(f"{offered.name}{offered.from_name}{offered.to_name}{offered.version}")


def _read_dictionary(names: tuple[str, ...], data: bytes, folder: Path) -> None:
    """One of the files of a dictionary is hostile: which one, the first byte says."""
    (make_dictd if names[0].startswith("eng") else make_stardict)(folder)
    (folder / names[data[:1] > b"~" or len(data) % 2]).write_bytes(data)
    dictionaries = Dictionaries([folder])
    for found in dictionaries.look_up(["batal", "cancel", "book", "übung"]):
        _assert_fit(f"{found.dictionary}{found.headword}{found.text}")
    for trouble in dictionaries.troubles:
        _assert_fit(str(trouble))


def _article_readers() -> list[Reader]:
    """One for each format that is registered; with the text of others, where it has none here."""
    sound: dict[str, tuple[bytes, ...]] = {
        ".txt": (TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("cp1252"), WRAPPED.encode(),
                 MAIL.encode(), TEXT.encode("utf-32-le")),
        ".md": (MARKDOWN.encode(), TEXT.encode(), DIALECTS.encode()),
        ".srt": (SUBRIP.encode(), WEBVTT.encode()),
        ".rtf": (RICH_TEXT.encode(),),
        ".pdf": (pdf([column(TEXT, 60, 740, 42) + column(TEXT, 320, 740, 42), [], [(9, 9, 9, "Satu")]],
                     title="Warga", picture=True),),
        ".html": (HTML.encode(), HTML.encode("utf-16"), FRAGMENT.encode()),
        ".mhtml": (WEB_ARCHIVE.encode(),),
        ".epub": (book(), book(**{"buku.opf": None})),
        ".docx": (DOCX,),
        ".odt": (ODT, FODT),
        ".fb2": (FB2, FB2.decode().encode("utf-16")),
    }  # fmt: skip
    for reader in READERS:
        if reader.suffixes and not sound.keys() & set(reader.suffixes):
            sound[reader.suffixes[0]] = (TEXT.encode(), MARKDOWN.encode(), HTML.encode())
    return [
        Reader(suffix[1:], files, partial(_read_article, f"a{suffix}"))
        for suffix, files in sound.items()
    ]


def _text_index(path: Path) -> bytes:
    index = TextIndex(path, str.lower)
    index.put_article("b", 1, "Judul", "def", [(["Satu tiga."] * 50, ["One three."] * 50)])
    index.close()
    connection = sqlite3.connect(path)  # what is in the journal belongs to the file
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return path.read_bytes()


def _backup(path: Path) -> bytes:
    back_up(user_folders(), path)
    return path.read_bytes()


def readers(folder: Path) -> list[Reader]:
    """All readers; the folder is for making sound files in."""
    memory = Memory(folder / "sound.sqlite")
    memory.keep("paket", "cara", {"Satu.": "One.", "Dua. " * 40: "Two."})
    memory.identity("cap", lambda: "jati")
    memory.close()
    # What is in the journal belongs to the file.
    connection = sqlite3.connect(memory.path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    notebook = Notebook(user_folders())
    anchor = anchor_at(_ARTICLE, Position(0, 1))
    notebook.keep(
        _ARTICLE,
        new_mark(MarkKind.NOTE, anchor, text="catatan", translation="note"),
        new_mark(MarkKind.HIGHLIGHT, anchor, colour="yellow"),
    )
    notebook.days.add(_DAY, Day(words=100, seconds=60))
    notebook.summaries()
    draft = Draft(_ARTICLE.digest, MarkKind.NOTE, Position(0, 1), False, "Setengah jadi")
    drafts = Drafts(user_folders().drafts)
    drafts.keep(draft)
    schemas = Path(__file__).parent.parent / "notebook" / "schemas"
    entry = next(notebook.folder.glob("*.json"))
    metadata = (STARTER / "metadata.json").read_bytes()
    offer = [{**json.loads(metadata), "code": "translate-id_en", "links": ["http://a/b"]}]
    dictd, stardict = make_dictd(folder / "dictd"), make_stardict(folder / "stardict")
    found = [
        *_article_readers(),
        Reader("notebook", (entry.read_bytes(), *(p.read_bytes() for p in sorted(schemas.iterdir()))),
               partial(_read_notebook, "entry")),
        Reader("days", tuple(p.read_bytes() for p in (notebook.folder / "days").iterdir()),
               partial(_read_notebook, "days")),
        Reader("library index", (user_folders().library_index.read_bytes(),),
               partial(_read_notebook, "index")),
        Reader("draft", tuple(p.read_bytes() for p in user_folders().drafts.iterdir()),
               _read_draft),
        Reader("memory", (memory.path.read_bytes(),), _read_memory),
        Reader("config", (b'[keys]\nreader.note = "i"\n"view.study" = "f2"\n', _LIBRARY, _COMMANDS),
               _read_config),
        Reader("stored article", (gzip.decompress(store(_ARTICLE, "2026-01-02")),), _read_stored),
        Reader("search index", (_text_index(folder / "sound-index.sqlite"),), _read_text_index),
        Reader("backup", (_backup(folder / "sound.zip"),), _read_backup),
        Reader("settings", (b'{"fast": true, "theme": "nord"}',), _read_settings),
        Reader("metadata", (metadata,), _read_metadata),
        Reader("package index", (json.dumps(offer).encode(),), _read_index),
        Reader("dictd", tuple(p.read_bytes() for p in dictd.iterdir()),
               partial(_read_dictionary, ("eng-ind.index", "eng-ind.dict.dz"))),
        Reader("stardict", tuple(p.read_bytes() for p in stardict.iterdir()),
               partial(_read_dictionary, ("kecil.ifo", "kecil.idx"))),
    ]  # fmt: skip
    drafts.discard()
    return found
