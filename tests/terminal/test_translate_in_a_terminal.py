"""``dwibaca translate`` printing to a terminal, and into a pipe."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.terminal.terminal import Start

NEWS = """\
# Pasar pagi ramai

Harga beras naik sejak kemarin, dan para pembeli mengeluh karena penghasilan mereka tidak naik.

| Ikan | Harga |
|---|---|
| Tongkol | 9.000 |

```
jumlah = satu + dua + tiga + empat + lima + enam + tujuh + delapan
```
"""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(NEWS)
    return path


def printed(start: Start, news: Path, columns: int, **environment: str) -> str:
    """What the terminal was sent, without the bar on standard error."""
    command = f'"{sys.executable}" -m tui translate "{news}" 2>/dev/null'
    terminal = start(columns=columns, environment=environment, command=["bash", "-c", command])
    assert terminal.wait_for_end() == 0
    return terminal.raw.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [50, 80])
def test_lines_end_between_words_and_the_translation_is_dim(
    start: Start, news: Path, columns: int
) -> None:
    told = printed(start, news, columns)
    lines = _STYLE.sub("", told).split("\n")
    code = next(line for line in lines if line.startswith("jumlah"))
    assert code == NEWS.splitlines()[-2]  # it stays as it was set
    assert max(cell_len(line) for line in lines if line != code) <= columns
    assert "Harga beras naik sejak kemarin," in told
    whole = " ".join("\n".join(lines).split())
    assert "mengeluh karena penghasilan mereka tidak naik." in whole
    translation = [line for line in told.split("\n") if line.startswith("    ")]
    assert len(translation) > 3
    assert all("\x1b[2m" in line for line in translation)
    assert "\x1b[1mPasar pagi ramai" in told


def test_without_colours_there_is_no_style_at_all(start: Start, news: Path) -> None:
    told = printed(start, news, 60, NO_COLOR="1")
    assert "\x1b" not in told
    assert "\n    " in told


def test_what_is_piped_has_a_line_for_each_paragraph_and_no_style(news: Path) -> None:
    command = [sys.executable, "-m", "tui", "translate", str(news)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "\x1b" not in told
    lines = told.split("\n")
    assert NEWS.splitlines()[2] in lines
    (at,) = [at for at, line in enumerate(lines) if line.startswith("Harga beras")]
    assert lines[at + 1].startswith("    ")
    assert lines[at + 2] == ""


def test_what_is_found_is_broken_between_words_and_stays_set_in(start: Start, news: Path) -> None:
    dwibaca = f'"{sys.executable}" -m tui'
    command = f'{dwibaca} add "{news}" >/dev/null 2>&1; {dwibaca} search pembeli 2>/dev/null'
    terminal = start(columns=40, command=["bash", "-c", command])
    assert terminal.wait_for_end() == 0
    _, *lines = _STYLE.sub("", terminal.raw.decode()).split("\r\n")
    assert lines[:3] == [
        "  Harga beras naik sejak kemarin, dan",
        "  para pembeli mengeluh karena",
        "  penghasilan mereka tidak naik.",
    ]
