"""Drawing lists: columns, days in words, hanging indents, exports left out."""

from datetime import date
from pathlib import Path

import pytest

from translations.library.listing import list_folder
from translations.library.shelf import Shelved
from translations.notebook import Summary
from tui.screens.library_lines import article_line
from tui.widgets.drawing import day_in_words, hanging


@pytest.mark.parametrize(
    ("day", "said"),
    [("27", "today"), ("26", "yesterday"), ("24", "3 days ago"), ("05", "5 Nov 2026")],
)
def test_days_are_said_in_words(day: str, said: str) -> None:
    assert day_in_words(f"2026-11-{day}T12:00:00+00:00", date(2026, 11, 27)) == said


def test_what_was_never_opened_has_no_day() -> None:
    assert day_in_words("") == ""


def shelved(title: str, progress: float, marks: int) -> Shelved:
    paths = (f"/{title}.txt",)
    summary = Summary("a", "b", title, "Sari", paths, (), "2020-01-02", progress, marks, "reading")
    return Shelved(summary, Path(paths[0]), None)


@pytest.mark.parametrize("width", [56, 76, 116])
def test_columns_align_whatever_the_title_is(width: int) -> None:
    short, long = (
        article_line(shelved(title, share, marks), title, "Sari", width).plain
        for title, share, marks in (("Laut", 0.2, 0), ("Perahu yang sangat panjang " * 5, 0.97, 12))
    )
    assert short.index("2 Jan 2020") == long.index("2 Jan 2020")
    assert short.index("20 %") == long.index("97 %")
    assert len(short) == len(long) <= width


@pytest.mark.parametrize(("width", "seen"), [(34, False), (56, True), (76, True), (116, True)])
def test_a_long_title_leaves_room_for_the_shelf_or_it_is_left_out(width: int, seen: bool) -> None:
    title = "Perahu yang sangat panjang " * 5
    line = article_line(shelved(title, 0.4, 5), title, "Sari", width).plain
    assert ("reading" in line) is seen
    assert "…" in line
    assert len(line) <= width


@pytest.mark.parametrize("width", [40, 60, 116])
def test_at_the_end_without_having_read_it_all_is_not_said_in_percent(width: int) -> None:
    line = article_line(shelved("Laut", 1.0, 0), "Laut", "Sari", width).plain
    assert "at the end" in line or ("at end" in line and width < 60)
    assert "%" not in line


@pytest.mark.parametrize("width", [60, 76, 116])
def test_what_is_finished_says_so_in_place_of_the_place_in_it(width: int) -> None:
    read = shelved("Laut", 0.08, 0)
    read = read._replace(summary=read.summary._replace(collection="finished"))
    line = article_line(read, "Laut", "Sari", width).plain
    assert line.count("finished") == 1
    assert "8 %" not in line
    unfinished = article_line(shelved("Laut", 0.08, 0), "Laut", "Sari", width).plain
    assert line.index("2 Jan 2020") == unfinished.index("2 Jan 2020")


def test_lines_of_a_text_begin_below_each_other() -> None:
    lines = hanging("  → ", "satu dua tiga empat lima enam tujuh", 16).plain.split("\n")
    assert len(lines) > 2
    assert lines[0].startswith("  → satu")
    assert all(line.startswith("    ") and line[4] != " " for line in lines[1:])
    assert max(map(len, lines)) <= 16


def test_what_was_exported_is_not_among_the_articles(tmp_path: Path) -> None:
    exported = ("satu.en.html", "satu.en.table.md", "satu.marks.md", "dwibaca-words.md")
    for name in ("satu.txt", "dua.en.md", "tiga.md", *exported):
        (tmp_path / name).write_text("x")
    found = [path.name for path in list_folder(tmp_path).files]
    assert found == ["dua.en.md", "satu.txt", "tiga.md"]


@pytest.mark.parametrize("width", range(40, 120))
def test_of_what_follows_a_title_there_is_more_than_a_dot_or_nothing(width: int) -> None:
    about = "kumpulan cerita"
    line = article_line(
        shelved("Rumah di tepi sungai", 0.4, 0), "Rumah di tepi sungai", about, width
    )
    assert "·…" not in line.plain and "· …" not in line.plain
