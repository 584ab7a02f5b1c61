"""The article on the screen: columns, cursor, resizing, selecting."""

import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.helpers import article_text, lines, reading, shown, status, until
from translations.articles import open_article
from translations.folders import user_folders
from translations.reading.scheduler import Result
from tui.widgets.bilingual import BilingualView, Mode
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.texts import RowMarks
from tui.widgets.title_bar import TitleBar

ENGLISH = (
    "Paragraph.",
    "People of the village wait for a bridge.",
    "The boat is late.",
    "Promise.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(60, heading_every=10))
    return file


def fill(view: BilingualView, *, length: int = 1) -> None:
    """Give every paragraph a translation."""
    results = []
    for number, block in enumerate(view.rows.article.blocks):
        made = tuple(f"{text} " * length for text in ENGLISH[: len(block.sentences)])
        results.append(Result(number, tuple(text.strip() for text in made)))
    view.add_results(results)


def sentence_line(view: BilingualView) -> int:
    """The line of the screen on which the cursor's sentence begins."""
    span = view.texts.sentence_spans(view.block, Column.ORIGINAL)[view.sentence]
    first = view.rows.line_of(view.block, Column.ORIGINAL, span[0])
    return view.rows.tops[view.block] + first - view.scroll_offset.y


async def test_side_by_side_from_80_columns_stacked_below(path: Path) -> None:
    async with reading(path, (80, 30)) as (pilot, view):
        fill(view)
        assert view.mode is Mode.SIDE_BY_SIDE
        both = next(line for line in lines(view) if "Paragraf 0 dimulai." in line)
        assert "Paragraph." in both
        await pilot.resize_terminal(79, 30)
        await pilot.pause(0.2)
        assert view.mode is Mode.STACKED
        alone = next(line for line in lines(view) if "Paragraf 0 dimulai." in line)
        assert "Paragraph." not in alone
        assert "Paragraph." in shown(view)


async def test_v_goes_round_all_modes(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        seen = [view.mode]
        for _ in range(4):
            await pilot.press("v")
            seen.append(view.mode)
        assert seen == [*Mode, Mode.SIDE_BY_SIDE]


async def test_original_and_translation_alone(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        await pilot.press("v", "v")
        assert "Warga kampung" in shown(view)
        assert "People of" not in shown(view)
        await pilot.press("v")
        assert "Warga kampung" not in shown(view)
        assert "People of" in shown(view)


async def test_pending_translations_are_shown_as_pending(path: Path) -> None:
    async with reading(path) as (_, view):
        assert "…" in shown(view)
        view.add_results([Result(1, ("Paragraph.", None, None, None))])
        assert "Paragraph. …" in shown(view)


async def test_keys_move_by_paragraph_and_by_sentence(path: Path) -> None:
    async with reading(path) as (pilot, view):
        places = []
        for key in ("j", "right", "l", "right", "right", "left", "h", "k", "up", "up"):
            await pilot.press(key)
            places.append((view.block, view.sentence))
        assert places == [
            (1, 0), (1, 1), (1, 2), (1, 3), (2, 0), (1, 3), (1, 2), (1, 0), (0, 0), (0, 0),
        ]  # fmt: skip


async def test_headings_and_both_ends(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("right_square_bracket")
        assert view.rows.article.blocks[view.block].text == "Bagian 10"
        assert view.scroll_offset.y == view.rows.tops[view.block]
        await pilot.press("G")
        assert view.block == len(view.rows) - 1
        assert "Paragraf 59 " in shown(view)
        await pilot.press("left_square_bracket")
        assert view.rows.article.blocks[view.block].text == "Bagian 50"
        await pilot.press("g")
        assert (view.block, view.scroll_offset.y) == (0, 0)


async def test_paging_skips_no_line(path: Path) -> None:
    async with reading(path, (100, 20)) as (pilot, view):
        fill(view)
        seen = lines(view)
        while view.block < len(view.rows) - 1:
            before = view.scroll_offset.y
            await pilot.press("space")
            after = view.scroll_offset.y
            assert after - before <= view.size.height
            seen += lines(view)[view.size.height - (after - before) :]
        assert [f"Paragraf {n} dimulai." in "\n".join(seen) for n in range(60)] == [True] * 60


async def test_the_cursor_is_lit_in_both_columns(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        await pilot.press("j", "l", "l")
        background = view.get_component_rich_style("article--sentence").bgcolor
        lit = "".join(
            segment.text
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.style and segment.style.bgcolor == background
        )
        assert "Perahu penyeberangan" in lit
        assert "boat is late." in lit
        assert "Warga kampung" not in lit


async def test_resizing_keeps_the_sentence_where_it_is(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        await pilot.press(*["space"] * 3, *["j"] * 3, "l", "l")
        place, line = (view.block, view.sentence), sentence_line(view)
        for width in (100, 81, 140, 60, 45, 120):
            await pilot.resize_terminal(width, 40)
            await pilot.pause(0.2)
            assert (view.block, view.sentence) == place
            assert sentence_line(view) == line
            assert "Perahu" in shown(view)


async def test_a_lower_terminal_does_not_move_the_cursor(path: Path) -> None:
    async with reading(path, (100, 40)) as (pilot, view):
        fill(view)
        await pilot.press("space", *["j"] * 6)
        place = (view.block, view.sentence)
        for height in (30, 20, 12, 40):
            await pilot.resize_terminal(100, height)
            await pilot.pause(0.2)
            assert (view.block, view.sentence) == place
            first, last = view.in_sight
            assert first <= view.block <= last


async def test_resizing_without_the_cursor_in_sight_keeps_the_top_paragraph(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        view.scroll_to(y=150, animate=False)
        await pilot.pause()
        top = view.in_sight[0]
        for width in (90, 60, 120):
            await pilot.resize_terminal(width, 40)
            await pilot.pause(0.2)
            assert view.in_sight[0] == top


async def test_translations_above_the_cursor_do_not_move_it(path: Path) -> None:
    async with reading(path, (100, 30)) as (pilot, view):
        await pilot.press(*["space"] * 3, "j", "j")
        line, before = sentence_line(view), shown(view).splitlines()[sentence_line(view)]
        view.add_results(
            Result(block, tuple(f"{text} " * 12 for text in ENGLISH)) for block in range(view.block)
        )
        await pilot.pause()
        assert sentence_line(view) == line
        assert shown(view).splitlines()[line] == before


async def test_the_wheel_scrolls_and_the_next_key_starts_from_what_is_seen(path: Path) -> None:
    async with reading(path) as (pilot, view):
        for _ in range(20):
            view.scroll_down(animate=False)
        await pilot.pause()
        await pilot.press("j")
        first, last = view.in_sight
        assert first < view.block <= last


async def test_a_click_puts_the_cursor_on_a_sentence_of_either_column(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        await pilot.pause()
        screen = lines(view)
        y = next(y for y, line in enumerate(screen) if "Perahu" in line)
        await pilot.click(view, offset=(screen[y].index("Perahu") + 1, y))
        assert (view.block, view.sentence) == (1, 2)
        y = next(y for y, line in enumerate(screen) if "People" in line)
        await pilot.click(view, offset=(screen[y].index("People") + 1, y))
        assert (view.block, view.sentence) == (1, 1)


async def drag(pilot, start: tuple[int, int], end: tuple[int, int], to=BilingualView) -> str:
    await pilot.mouse_down(BilingualView, offset=start)
    await pilot.hover(to, offset=end)
    await pilot.mouse_up(to, offset=end)
    await pilot.pause()
    return pilot.app.screen.get_selected_text() or ""


async def test_a_selection_stays_in_its_column(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view, length=4)
        await pilot.pause()
        left, right = view.rows.left, view.rows.right
        original = await drag(pilot, (left, 2), (left + 10, 12))
        assert original.startswith("Paragraf 0 dimulai. Warga")
        assert "Paragraph." not in original
        pilot.app.screen.clear_selection()
        made = await drag(pilot, (right, 2), (right + 10, 12))
        assert made.startswith("Paragraph. Paragraph.")
        assert "Paragraf" not in made


async def test_a_drag_out_of_the_view_stops_at_the_last_row_on_screen(path: Path) -> None:
    async with reading(path) as (pilot, view):
        selected = await drag(pilot, (view.rows.left, 2), (20, 39), to=None)
        assert "Paragraf 0 dimulai." in selected
        assert "Paragraf 40 " not in selected


async def test_selecting_after_a_joined_emoji(tmp_path: Path) -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    (tmp_path / "a.txt").write_text(f"{family * 3} abcdefghij klmnop")
    async with reading(tmp_path / "a.txt") as (pilot, view):
        x = view.rows.left + 7
        assert await drag(pilot, (x, 0), (x + 5, 0)) == "abcdef"


async def test_a_selection_says_how_it_is_copied(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await drag(pilot, (view.rows.left, 0), (view.rows.left + 18, 0))
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert [one.message for one in pilot.app._notifications] == [
            "2 words selected · ctrl+c copies"
        ]


async def test_ctrl_c_copies_the_selection(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await drag(pilot, (view.rows.left, 2), (view.rows.left + 18, 2))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "Paragraf 0 dimulai."


HOSTILE = [
    "[bold]tebal[/] dan [/] dan [@click=app.bell]klik[/]",
    "merah \x1b[31m judul \x1b]0;PWNED\x07 nol \x00 c1 \x9b1m",
    "\u202eterbalik\u202c \u2066terpisah\u2069",
    "a" * 10_000,
    "漢字" * 500,
    "👩‍👩‍👧‍👦🇮🇩" * 200,
    "e\u0301" * 300,
]


@pytest.mark.parametrize("width", [120, 60])
async def test_hostile_text_is_shown_as_data(tmp_path: Path, width: int) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(HOSTILE))
    async with reading(tmp_path / "a.txt", (width, 40)) as (pilot, view):
        view.add_results([Result(1, ("translated \ufffd",))])
        everything = ""
        while True:
            for y in range(view.size.height):
                strip = view.render_line(y)
                assert strip.cell_length == view.size.width
                assert sum(cell_len(segment.text) for segment in strip) == view.size.width
                everything += strip.text
            if view.block == len(view.rows) - 1:
                break
            await pilot.press("space")
        assert not [c for c in everything if unicodedata.category(c) == "Cc"]
        assert "[bold]tebal[/] dan [/]" in everything
        assert not set(everything) & set("\u202e\u202c\u2066\u2069")


KEYS = ["j", "k", "l", "h", "space", "pageup", "ctrl+d", "ctrl+u", "g", "G", "v",
        "right_square_bracket", "left_square_bracket"]  # fmt: skip


@given(st.lists(st.sampled_from([*KEYS, "translate", "narrow", "wide"]), max_size=20))
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink an example takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_whatever_is_pressed_the_cursor_stays_in_sight(path: Path, steps: list[str]) -> None:
    shutil.rmtree(user_folders().data, ignore_errors=True)  # every example begins at the top
    async with reading(path, (100, 24)) as (pilot, view):
        for number, step in enumerate(steps):
            if step == "translate":
                fill(view, length=number % 5 + 1)
            elif step in ("narrow", "wide"):
                await pilot.resize_terminal(50 if step == "narrow" else 110, 24)
                await pilot.pause(0.12)
            else:
                await pilot.press(step)
            first, last = view.in_sight
            assert first <= view.block <= last
            assert view.virtual_size.height == view.rows.tops[-1]
            assert "▌" in shown(view)


async def test_an_article_of_thousands_of_paragraphs_settles(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(3000))
    async with reading(tmp_path / "a.md") as (pilot, view):
        await pilot.press("G")
        assert "Paragraf 2999 " in shown(view)
        for _ in range(400):
            if view.rows.next_estimated(0) < 0:
                break
            await pilot.pause(0.02)
        await pilot.pause(0.05)
        heights = [view.rows.content_height(row) + 1 for row in range(len(view.rows))]
        assert view.rows.tops[-1] == sum(heights)
        assert "Paragraf 2999 " in shown(view)


@pytest.mark.parametrize("width", [120, 60])
async def test_a_doubtful_translation_has_a_sign_before_it(path: Path, width: int) -> None:
    def check(original: str, translation: str) -> list[str]:
        return ["a number is missing"] if "boat" in translation else []

    async with reading(path, (width, 40)) as (pilot, view):
        fill(view)
        view.show_doubts(check)
        await pilot.pause()
        signs = [line for line in lines(view) if "?" in line]
        assert signs
        # On the line on which the doubtful sentence begins; the text may go on below.
        assert all("The" in line.split("?")[1] for line in signs)
        assert view.texts.doubts(1) == {2: "a number is missing"}
        # What is written in one's own words is not doubted.
        view.show_marks({1: RowMarks(wordings={2: "The ferry is late."})})
        assert view.texts.doubts(1) == {}


async def test_on_a_doubtful_sentence_it_is_said_what_is_doubtful(path: Path) -> None:
    async with reading(path) as (pilot, view):
        fill(view)
        view.show_doubts(lambda original, made: ["it repeats itself"] if "boat" in made else [])
        await pilot.press("j", "l", "l")
        await pilot.pause()
        title = pilot.app.screen.query_one(TitleBar)
        assert str(title.render()).startswith("? it repeats itself  ")
        assert "?" not in status(pilot.app)  # the keys keep their room
        await pilot.press("l")
        await pilot.pause()
        assert str(title.render()).startswith(title.article_title)


async def test_the_first_lines_that_are_painted_have_the_text(path: Path) -> None:
    """An empty page before it would be flicker, and cost as much time as the first one with text."""

    class Painted(BilingualView):
        first = ""

        def render_lines(self, crop: Region) -> list[Strip]:
            painted = super().render_lines(crop)
            self.first = self.first or "\n".join(strip.text for strip in painted)
            return painted

    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield Painted(open_article(path))

    async with One().run_test(size=(120, 40)) as pilot:
        assert "Paragraf 0 dimulai." in pilot.app.query_one(Painted).first


async def test_there_is_no_screen_beneath_the_first_one(path: Path) -> None:
    async with reading(path) as (pilot, _):
        assert len(pilot.app.screen_stack) == 1


async def test_what_is_not_painted_anew_is_still_true(path: Path) -> None:
    """Only what has changed is painted: nothing may be left of what was there before."""

    def looks(strips: Iterable[Strip]) -> list[list[tuple[str, object, object, object]]]:
        return [
            [
                (text, style.meta, style.underline, style.reverse)
                for text, style, _ in strip
                if style
            ]
            for strip in strips
        ]

    async with reading(path) as (pilot, view):
        fill(view, length=3)
        keys = "j down down b s right left h k c G k k up g v v v v v ] zz 4 0 G z k j m n".split()
        for key in [key for word in keys for key in ([*word] if word == "zz" else [word])]:
            await pilot.press(key)
            await pilot.pause()
            if not view.has_focus:
                await pilot.press("escape")
            on_screen = view.render_lines(view.size.region)
            assert looks(on_screen) == looks(map(view._line, range(view.size.height))), key


async def test_an_article_opens_at_its_place_with_what_came_before_in_sight(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(60))
    for _ in range(2):
        async with reading(tmp_path / "a.md") as (pilot, view):
            if view.block == 0:
                await pilot.press(*["j"] * 30)
    assert view.block == 30
    first, last = view.in_sight
    assert first < 30 < last


async def test_a_resize_leaves_the_whole_paragraph_of_the_cursor_in_sight(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(20))
    async with reading(tmp_path / "a.md") as (pilot, view):
        await pilot.press("G")

        def all_in_sight() -> bool:
            top, end = view.rows.tops[19], view.rows.tops[20] - 1
            return view.scroll_offset.y <= top and end <= view.scroll_offset.y + view.size.height

        for size in ((70, 24), (60, 30), (120, 40), (78, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: view.outer_size.width == size[0])
            await until(pilot, all_in_sight, 5)


async def test_the_page_scrolls_by_lines_and_the_cursor_stays_while_it_is_in_sight(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_text(article_text(30))
    async with reading(tmp_path / "a.md") as (pilot, view):
        await pilot.press("j", "ctrl+e", "ctrl+e")
        assert (view.scroll_offset.y, view.block) == (2, 1)
        await pilot.press(*["ctrl+e"] * 12)
        first, last = view.in_sight
        assert first <= view.block <= last
        assert view.block > 1
        await pilot.press("ctrl+y")
        assert view.scroll_offset.y == 13


async def test_the_signs_of_marks_stand_apart_from_the_text(path: Path) -> None:
    """Of two signs of a line the second goes to the line below; if there is none, both fit in
    the margin."""
    async with reading(path, (80, 24)) as (_, view):
        view.texts.set_marks({
            0: RowMarks(signs=((0, "≡"), (0, "■"))),
            1: RowMarks(signs=((0, "◆"), (1, "≡"))),
        })  # fmt: skip
        heading, _, first, second, *_ = lines(view)
        assert heading[:4] == "≡■ B"  # the cursor's bar is behind the first
        assert (first[1:4], second[1:3]) == ("◆ P", "≡ ")
