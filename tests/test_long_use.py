"""Articles opened, read, marked, searched and left; `python -m tests.long_use` does it for longer."""

from pathlib import Path

from tests.long_use import use


async def test_after_many_articles_nothing_is_held_that_was_not_before(tmp_path: Path) -> None:
    early, late = await use(6, 150, tmp_path)
    assert late.threads <= early.threads + 1
    # Two databases, each with two companions, which are closed when they are collected.
    assert late.files <= early.files + 6
    # MB; the model, the dictionaries and what keys import are loaded meanwhile.
    assert late.memory < early.memory + 60
