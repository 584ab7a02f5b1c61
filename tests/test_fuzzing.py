"""Files that no real program writes do no harm; `python -m tests.fuzzing` tries more of them."""

import subprocess
import sys
import time

import pytest

from translations.articles.sentences import split_sentences


def test_a_thousand_unsound_files_do_no_harm() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing", "1000"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("piece", ["http://a.b/c_1.d?", "`", "“", "«  ", "'", "kata 'a' "])
def test_text_without_end_is_split_in_time_that_grows_with_it(piece: str) -> None:
    """Found by fuzzing: full stops in one word of half a megabyte took minutes."""

    def seconds(text: str) -> float:
        began = time.perf_counter()
        assert "".join(split_sentences(text)) == text
        return time.perf_counter() - began

    seconds("Awal. " * 10)  # what is imported and compiled once
    count = 32_000 // len(piece)
    short, long = piece * count, piece * 8 * count
    assert seconds(long) < 40 * max(seconds(short), 0.001)
