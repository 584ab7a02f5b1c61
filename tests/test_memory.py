"""The translation memory: fast, shared, and never in the way."""

import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translations.memory import Memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "memory.sqlite3"


def test_what_was_kept_is_recalled_after_a_restart(path: Path) -> None:
    memory = Memory(path)
    memory.keep("paket", "beam", {"Satu.": "One.", "Dua.": "Two."})
    memory.close()
    assert Memory(path).recall("paket", "beam", ["Satu.", "Tiga."]) == {"Satu.": "One."}


def test_packages_and_settings_are_kept_apart(path: Path) -> None:
    memory = Memory(path)
    memory.keep("paket", "beam", {"Satu.": "One."})
    assert memory.recall("lain", "beam", ["Satu."]) == {}
    assert memory.recall("paket", "greedy", ["Satu."]) == {}


def test_a_new_translation_replaces_the_old(path: Path) -> None:
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "Won."})
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.text("ab\n'\"%")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_text_comes_back(path: Path, pairs: dict[str, str]) -> None:
    memory = Memory(path)
    memory.keep("p", "s", pairs)
    assert memory.recall("p", "s", pairs) == pairs
    memory.close()


@pytest.mark.parametrize("content", [b"bukan basis data sama sekali" * 100, b"SQLite format 3\0"])
def test_a_corrupt_memory_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}
    assert not memory.trouble
    assert [aside.read_bytes() for aside in path.parent.glob("*.broken-*")] == [content]


def test_of_broken_files_only_the_latest_is_kept(path: Path) -> None:
    path.parent.mkdir()
    for second in range(5):
        path.with_name(f"{path.name}.broken-20260101-00000{second}").write_bytes(b"lama")
    path.write_bytes(b"rusak" * 1000)
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}
    memory.close()
    assert len(list(path.parent.glob(f"{path.name}.broken-*"))) == 1


def test_what_is_no_text_is_not_recalled(path: Path) -> None:
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "One.", "Dua.": "Two."})
    memory.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE translations SET target = x'ff' WHERE source = 'Satu.'")
    connection.close()
    memory = Memory(path)
    assert memory.recall("p", "s", ["Satu.", "Dua."]) == {"Dua.": "Two."}
    assert memory.recall_any(["Satu.", "Dua."]) == {"Dua.": "Two."}
    memory.close()


def test_what_a_broken_file_had_beside_it_goes_aside_with_it(path: Path) -> None:
    """The log of the old file would be written into the new one."""
    memory = Memory(path)
    memory.keep("p", "s", {f"Lama {number}.": "Old." * 50 for number in range(200)})
    other = sqlite3.connect(path)  # another program: the log stays as long as it has it open
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert other.execute("PRAGMA user_version").fetchone()
    memory.close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"rusak" * (len(content) // 5))
    memory = Memory(path)
    memory.keep("p", "s", {"Baru.": "New."})
    assert memory.recall("p", "s", ["Lama 1.", "Baru."]) == {"Baru.": "New."}
    assert len(list(path.parent.glob("*.broken-*-wal"))) == 1
    memory.close()
    other.close()


def test_a_memory_that_breaks_while_reading_is_set_aside(path: Path) -> None:
    memory = Memory(path)
    memory.keep("p", "s", {f"Kalimat {n}.": "x" * 500 for n in range(500)})
    memory.close()
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = os.urandom(len(data) // 2 - 4096)
    path.write_bytes(data)
    memory = Memory(path)
    for n in range(500):
        memory.recall("p", "s", [f"Kalimat {n}."])
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}


def with_version(path: Path, version: int) -> Memory:
    Memory(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return Memory(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE translations; CREATE VIEW translations AS WITH RECURSIVE n (context, source,"
        " target) AS (SELECT 1, 'Satu.', 'x' UNION ALL SELECT context, source, target || 'x'"
        " FROM n) SELECT * FROM n",
        "CREATE TRIGGER t AFTER INSERT ON translations BEGIN DELETE FROM translations; END",
    ],
    ids=["a view without end", "a trigger"],
)
def test_a_memory_that_does_more_than_remember_is_set_aside(path: Path, statement: str) -> None:
    memory = Memory(path)
    memory.keep("p", "s", {"Dua.": "Two."})
    memory.close()
    with sqlite3.connect(path) as connection:
        connection.executescript(statement)
    connection.close()
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}
    assert len(list(path.parent.glob("*.broken-????????-??????"))) == 1
    memory.close()


def test_a_memory_of_an_older_version_is_set_aside(path: Path) -> None:
    memory = with_version(path, -1)
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {"Satu.": "One."}
    assert len(list(path.parent.glob("*.broken-*"))) == 1


def test_a_memory_of_a_newer_version_is_left_to_it(path: Path) -> None:
    """Both may be in use: neither must take the file from the other at every start."""
    memory = with_version(path, 99)
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {}
    assert "newer dwibaca" in memory.trouble
    memory.close()
    assert not list(path.parent.glob("*.broken-*"))


def test_a_locked_memory_does_not_stop_the_reading(path: Path) -> None:
    memory = Memory(path)
    memory.keep("p", "s", {"Satu.": "One."})
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    memory.keep("p", "s", {"Dua.": "Two."})  # waits a moment, then goes without
    assert memory.recall("p", "s", ["Satu.", "Dua."]) == {"Satu.": "One."}
    other.close()
    memory.keep("p", "s", {"Dua.": "Two."})
    assert memory.recall("p", "s", ["Dua."]) == {"Dua.": "Two."}
    assert not list(path.parent.glob("*.broken-*"))


def test_a_first_write_that_met_a_lock_does_not_spoil_the_next(path: Path) -> None:
    memory = Memory(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    memory.keep("paket baru", "s", {"Satu.": "One."})
    other.close()
    memory.keep("paket baru", "s", {"Dua.": "Two."})
    memory.close()
    assert Memory(path).recall("paket baru", "s", ["Satu.", "Dua."]) == {"Dua.": "Two."}


def test_a_folder_that_cannot_be_made_is_said_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("sebuah berkas, bukan folder")
    memory = Memory(tmp_path / "cache" / "memory.sqlite3")
    assert "Translations are not kept" in memory.trouble
    memory.keep("p", "s", {"Satu.": "One."})
    assert memory.recall("p", "s", ["Satu."]) == {}
    assert memory.identity("cap", lambda: "abc") == "abc"


def test_an_identity_is_worked_out_once(path: Path) -> None:
    memory = Memory(path)
    assert memory.known_identity("cap") is None
    assert memory.identity("cap", lambda: "abc") == "abc"
    assert memory.identity("cap", lambda: "never asked") == "abc"


def test_two_readers_share_one_memory(path: Path) -> None:
    one, two = Memory(path), Memory(path)
    one.keep("p", "s", {"Satu.": "One."})
    two.keep("p", "s", {"Dua.": "Two."})
    assert one.recall("p", "s", ["Dua."]) == {"Dua.": "Two."}
    assert two.recall("p", "s", ["Satu."]) == {"Satu.": "One."}
