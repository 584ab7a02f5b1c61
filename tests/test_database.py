"""Cache files that several programs create, lock and lose."""

from pathlib import Path
from threading import Barrier, Thread

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
