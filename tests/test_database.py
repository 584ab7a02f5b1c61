"""Cache files that several programs create, lock and lose."""

import shutil
from pathlib import Path
from threading import Barrier, Thread

import pytest

from translations.database import Database


def test_however_many_begin_a_file_at_one_moment_all_can_use_it(tmp_path: Path) -> None:
    troubles: list[str] = []

    def begin(path: Path, together: Barrier) -> None:
        together.wait()
        database = Database(path, "CREATE TABLE words (word)", 1, "Nothing works", wait=10)
        troubles.append(database.trouble)
        database.close()

    for number in range(60):  # once in twenty times they meet where SQLite does not wait
        together = Barrier(3)
        threads = [
            Thread(target=begin, args=(tmp_path / f"{number}.db", together)) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert troubles == [""] * 180


def test_the_last_room_on_a_disk_is_left_to_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(name: str) -> Database:
        return Database(tmp_path / name, "CREATE TABLE words (word)", 1, "Nothing works")

    def keep(database: Database, word: str) -> list[str]:
        with database.writing() as connection:
            if connection is not None:
                connection.execute("INSERT INTO words VALUES (?)", (word,))
        with database.working() as connection:
            assert connection is not None
            return [row[0] for row in connection.execute("SELECT word FROM words")]

    database = begin("a.db")
    assert keep(database, "satu") == ["satu"]
    with monkeypatch.context() as patch:
        usage = shutil.disk_usage(tmp_path)
        patch.setattr("shutil.disk_usage", lambda _: usage._replace(free=100_000))
        assert begin("b.db").trouble.endswith("b.db: No space left on device.")
        assert not (tmp_path / "b.db").exists()
        assert keep(database, "dua") == ["satu"]
        assert database.dropped == "No space left on device"
    assert keep(database, "tiga") == ["satu", "tiga"]
    database.close()
