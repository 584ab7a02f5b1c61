"""Small and huge, without colours, with sixteen, in ASCII: usable in each."""

import re
from pathlib import Path

import pytest

from tests.terminal.terminal import Start
from tests.tui.helpers import article_text


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(f"# Jembatan “kampung” …\n\nWarga menunggu.\n\n{article_text(6)}")
    return path


@pytest.mark.parametrize(
    ("columns", "rows", "environment"),
    [
        (40, 12, {}),
        (80, 24, {"NO_COLOR": "1"}),
        (80, 24, {"TERM": "xterm-16color", "COLORTERM": ""}),
        (80, 24, {"TERM": "linux", "COLORTERM": ""}),
        (80, 24, {"DWIBACA_ASCII": "1"}),
        (80, 24, {"PYTHONIOENCODING": "iso-8859-1"}),
        (400, 100, {}),
    ],
    ids=["40x12", "no colour", "16 colours", "console", "ASCII", "Latin-1", "400x100"],
)
def test_reading_marking_searching_and_leaving(
    start: Start, news: Path, columns: int, rows: int, environment: dict[str, str]
) -> None:  # fmt: skip
    terminal = start(str(news), columns=columns, rows=rows, environment=environment)
    terminal.wait_for("Warga menunggu")
    terminal.press("j")
    terminal.press("n")
    terminal.wait_for("Note on the sentence")
    terminal.press("catatan")
    terminal.wait_for("catatan")
    terminal.press("\x13")
    terminal.wait_without("Note on the sentence")
    terminal.press("/menunggu")
    terminal.wait_for("1 of")
    terminal.press("\r")
    terminal.escape("1 of")
    terminal.press("'")
    terminal.wait_for("1 mark")
    terminal.escape("1 mark")
    terminal.quit()
    if "DWIBACA_ASCII" in environment:
        assert terminal.raw.isascii()
        assert b'"kampung" .' in terminal.raw
    if environment.get("COLORTERM") == "":
        assert b"38;2;" not in terminal.raw  # no colour beyond what it has
    if "NO_COLOR" in environment:
        shades = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
        assert all(red == green == blue for red, green, blue in shades)


@pytest.mark.parametrize(
    "environment", [{"DWIBACA_ASCII": "1"}, {"PYTHONIOENCODING": "iso-8859-1"}], ids=str
)
def test_keys_that_the_terminal_has_no_signs_for_are_named_in_words(
    start: Start, news: Path, environment: dict[str, str]
) -> None:
    terminal = start(str(news), columns=120, rows=30, environment=environment)
    terminal.wait_for("Warga menunggu")
    terminal.press("d")
    terminal.wait_for("enter Keep the word", "right Next word", "left Word before")
    terminal.press("?")
    terminal.wait_for("down j ", "up k ", "right l ", "left h ", "^o bksp ")
    terminal.press("q")
    terminal.wait_for("enter Keep the word")
    terminal.press("\x10")
    terminal.wait_for("add the word to your list, or remove it   enter")


def test_without_colours_the_sentence_and_the_match_are_told_by_style(
    start: Start, news: Path
) -> None:
    terminal = start(str(news), columns=80, rows=24, environment={"NO_COLOR": "1"})
    terminal.wait_for("Warga menunggu")
    terminal.press("j")
    terminal.wait_until(lambda _: "Warga" in terminal.styled("underscore"))
    terminal.press("/menunggu")
    terminal.wait_for("1 of", "Read on")
    terminal.wait_until(lambda _: "menunggu" in terminal.styled("reverse"))
    terminal.escape("Read on")
    terminal.quit()


def test_a_storm_of_sizes_ends_in_the_last_one(start: Start, news: Path) -> None:
    terminal = start(str(news))
    terminal.wait_for("Warga menunggu")
    for step in range(60):
        terminal.resize(30 + step * 37 % 170, 8 + step * 23 % 50)
    terminal.resize(90, 25)
    terminal.wait_until(lambda lines: len(lines) == 25 and "? Keys" in lines[-1])
    terminal.press("G")
    terminal.wait_for("100 %")
    terminal.quit()
