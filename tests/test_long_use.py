"""Articles opened, read, marked, searched and left; `python -m tests.long_use` does it for longer."""

from pathlib import Path

from tests.long_use import use


async def test_after_many_articles_nothing_is_held_that_was_not_before(tmp_path: Path) -> None:
    early, late = await use(8, 240, tmp_path)
    assert late.threads <= early.threads + 1  # a desk that is just going
    assert late.files <= early.files + 1
    assert late.memory < early.memory + 60  # MB; the model and libraries are loaded meanwhile
