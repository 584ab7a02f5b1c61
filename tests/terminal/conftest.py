"""The beginning of every story."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.terminal.terminal import Start, Terminal


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the program; whatever is still running at the end is killed."""
    running: list[Terminal] = []

    def start_one(*arguments: str, **options: Any) -> Terminal:
        running.append(Terminal(*arguments, **options))
        return running[-1]

    yield start_one
    for terminal in running:
        if terminal.process.isalive():
            terminal.kill()
