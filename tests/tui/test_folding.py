"""Page furniture is folded away until a key shows it."""

from pathlib import Path

import pytest

from tests.tui.helpers import bar, reading, shown, until

ARTICLE = "\n\n".join([
    "# Harga beras",
    "Harga beras naik di pasar pagi ini menurut para pedagang.",
    "Baca juga: Harga cabai turun di kota sebelah",
    "Pemerintah berjanji akan membuka gudang pada hari Senin.",
    "ADVERTISEMENT",
    "Warga menunggu kabar itu dengan sabar.",
])  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(ARTICLE)
    return path


async def test_it_takes_no_room_and_the_cursor_passes_it(article: Path) -> None:
    async with reading(article) as (pilot, view):
        assert "Baca juga" not in shown(view) and "ADVERTISEMENT" not in shown(view)
        await pilot.press("j", "j")
        assert view.block == 3
        await pilot.press("k")
        assert view.block == 1
        await pilot.press("G")
        assert view.block == 5


async def test_at_either_end_no_key_goes_back_from_the_last_sentence_shown(tmp_path: Path) -> None:
    path = tmp_path / "berita.md"
    link = "Baca juga: Harga cabai turun di kota sebelah"
    path.write_text(f"{link}\n\nHarga naik. Warga mengeluh. Petani pulang.\n\n{link}")
    async with reading(path) as (pilot, view):
        assert "Baca juga" not in shown(view)
        for key in ("j", "l"):
            await pilot.press("g")
            for sentence in (1, 2, 2):
                await pilot.press(key)
                assert (view.block, view.sentence) == (1, sentence)
        await pilot.press("g", "h")
        assert (view.block, view.sentence) == (1, 0)


async def test_one_key_shows_it_and_folds_it_again(article: Path) -> None:
    async with reading(article) as (pilot, view):
        await pilot.press("j", "j")
        await pilot.press("f")
        await until(pilot, lambda: "Baca juga" in shown(view))
        assert view.block == 3
        await pilot.press("k")
        assert view.block == 2
        await pilot.press("f")
        await until(pilot, lambda: "Baca juga" not in shown(view))


async def test_the_bar_says_how_much_is_folded_away(article: Path, tmp_path: Path) -> None:
    async with reading(article, (140, 30)) as (pilot, _):
        await until(pilot, lambda: "f 2 folded" in bar(pilot.app))
        await pilot.press("f")
        await until(pilot, lambda: "f Fold  " in bar(pilot.app))
    (tmp_path / "polos.md").write_text("Harga beras naik.")
    async with reading(tmp_path / "polos.md") as (pilot, _):
        assert "d Look up" in bar(pilot.app)
        assert " f " not in bar(pilot.app)
        await pilot.press("f")
        assert any("Nothing in this" in one.message for one in pilot.app._notifications)


async def test_a_search_finds_it_all_the_same(article: Path) -> None:
    async with reading(article) as (pilot, view):
        await pilot.press("slash", *"cabai", "enter")
        await until(pilot, lambda: "Harga cabai" in shown(view))
        assert view.block == 2
