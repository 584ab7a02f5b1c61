"""Keys changed in config.toml, the palette, and the theme."""

import re
import tomllib
from pathlib import Path

import pytest
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from tests.tui.helpers import article_text, reading, until
from translations.config_check import config_troubles
from translations.folders import Folders
from translations.settings import Settings
from tui.config_template import complete
from tui.key_contexts import contexts
from tui.keys.own_keys import Context, known_actions, read_keymap
from tui.widgets.filtered_list import Choices


@pytest.fixture
def config(folders: Folders) -> Path:
    folders.config.mkdir(parents=True)
    return folders.config_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(20))
    return file


async def test_a_key_can_be_changed_by_the_name_of_its_action(path: Path, config: Path) -> None:
    config.write_text('[keys]\n"view.next_block" = "w,down"\nreader.bookmark = "B"\n')
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._keymap))
        await pilot.press("w", "j", "down")
        assert view.block == 2
        await pilot.press("b")
        assert not pilot.app.screen.annotator.entry.present
        await pilot.press("B")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 1)


async def test_a_key_that_the_reader_has_given_away_is_no_new_actions(
    path: Path, config: Path
) -> None:
    config.write_text('[keys]\nreader.bookmark = "B,K,+"\n')
    async with reading(path, (80, 24)) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._keymap))
        for count, key in enumerate(("B", "K", "plus")):
            await pilot.press(key)
            wanted = (count + 1) % 2  # the bookmark is set, and taken away
            await until(
                pilot, lambda wanted=wanted: len(pilot.app.screen.annotator.entry.present) == wanted
            )
        assert view.size.height < 24
    assert read_keymap(config, contexts)[1] == []


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (
            '[keys]\n"reader.bokmark" = "B"',
            "no action reader.bokmark. Did you mean reader.bookmark?",
        ),
        ('[keys]\n"reader.bookmark" = 3', "must be text"),
        (f"[keys]\n{'a.' * 1500}b = 'x'", "cannot be read"),
        ('[keys]\n"reader.bookmark" = "ctlr+b"', "a key that does not exist: ctlr+b"),
        ('[keys]\n"reader.bookmark" = "j"', "j would be both view.next_block and reader.bookmark"),
        ('[keys]\n"library.sort" = "/"', "slash would be both list.search and library.sort"),
        ('[keys]\n"marks.edit" = "question_mark"', "marks.edit and app.keys"),
        ('[keys]\n"dialog.close" = "j"', "library.down and dialog.close"),
        ('[keys]\n"reader.view" = "B"', "no action reader.view. Did you mean view.next_mode?"),
        ("keys = 3", "write [keys]"),
        ("[keys", "cannot be read"),
        (b"\xff", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(
    config: Path, content: str | bytes, trouble: str
) -> None:
    config.write_bytes(content if isinstance(content, bytes) else content.encode())
    keymap, troubles = read_keymap(config, contexts)
    assert keymap == {}
    assert len(troubles) == 1
    assert trouble in troubles[0]


def test_keys_that_are_shared_on_purpose_are_no_clash(config: Path) -> None:
    """n is a note, or the next match while a search is open."""
    config.write_text('[keys]\n"reader.next_match" = "n,f3"\n')
    assert read_keymap(config, contexts) == ({"reader.next_match": "n,f3"}, [])


async def test_what_shares_its_key_with_the_search_can_be_moved(path: Path, config: Path) -> None:
    config.write_text('[keys]\nreader.note = "i"\n')
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._keymap))
        await pilot.press("slash", *"dimulai", "enter", "n")
        await until(pilot, lambda: view.block == 1)


async def test_a_key_of_the_search_may_have_a_meaning_besides(path: Path, config: Path) -> None:
    config.write_text('[keys]\nreader.bookmark = "n"\nreader.note = "i"\n')
    assert read_keymap(config, contexts)[1] == []
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._keymap))
        await pilot.press("n")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 1)
        await pilot.press("slash", *"dimulai", "enter", "n")
        await until(pilot, lambda: view.block == 1)
        await pilot.press("escape", "n")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 2)


def test_keys_can_change_places(config: Path) -> None:
    config.write_text('[keys]\n"reader.bookmark" = "m"\n"reader.highlight" = "b"\n')
    assert read_keymap(config, contexts) == ({"reader.bookmark": "m", "reader.highlight": "b"}, [])


@pytest.mark.parametrize("context", contexts(), ids=lambda bindings: bindings[0].id)
def test_no_key_means_two_things_in_one_state(context: Context) -> None:
    actions: dict[str, set[str]] = {}
    for binding in context:
        for key in binding.key.split(","):
            actions.setdefault(key, set()).add(binding.action)
    doubled = {key: found for key, found in actions.items() if len(found) > 1}
    # While a search is open they go from match to match: `ReaderScreen.check_action`.
    searching = {"n": {"note", "next_match"}, "N": {"paragraph_note", "previous_match"}}
    # While studying it reveals: `BilingualView.check_action`.
    searching["enter"] = {"reveal", "read_sentence"}
    assert doubled in ({}, searching)


async def test_what_is_wrong_is_said_on_the_screen(path: Path, config: Path) -> None:
    config.write_text('[keys]\n"reader.bookmark" = "j"')
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert "j would be both" in next(iter(pilot.app._notifications)).message
        await pilot.press("j")
        assert view.block == 1


@pytest.mark.parametrize(
    "written",
    [
        "",
        '# mine\n[reading]\ntheme = "nord" # calm\n\n[keys]\n"reader.note" = "i"\n',
        'reading = {theme = "nord"}\nkeys.reader.note = "i"\n[commands.a]\nrun = ["a"]\n',
        '[library]\nwatch = ["~/b"]\n[keys]\n',
    ],
)
def test_what_can_be_set_is_added_once_as_comments_and_means_nothing_yet(
    config: Path, written: str
) -> None:
    actions = known_actions(contexts())
    config.write_text(written)
    complete(config, actions)
    completed = config.read_text()
    assert tomllib.loads(completed) == tomllib.loads(written)
    assert set(written.splitlines()) <= set(completed.splitlines())
    for name in actions.keys() - {"reader.note"}:
        assert completed.count(f'# "{name}" = ') == 1
    for entry in ("column = 0", "inbox = "):
        assert (f"# {entry}" in completed) != ("{" in written and entry == "column = 0")
    complete(config, actions)
    assert config.read_text() == completed


def test_without_its_comment_signs_the_file_is_what_the_program_knows(
    config: Path, folders: Folders
) -> None:
    complete(config, known_actions(contexts()))
    entry = re.compile(r'^# (?=\[|"?[a-z_.]+"? = )', re.MULTILINE)
    config.write_text(entry.sub("", config.read_text()))
    assert read_keymap(config, contexts)[1] == []
    assert config_troubles(folders) == []


async def test_the_palette_has_every_action(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        for typed, line in (
            ("word", "Look up the words of the sentence in the dictionary, one by one   d"),
            ("Next paragr", "Next paragraph   ↓ j"),
            (
                "keys change",
                "Settings: change keys, own programs (speech, a dictionary), "
                "watched folders: config.toml in your editor   ,",
            ),
            ("colours", "Choose the colours, light or dark: the theme   C"),
            ("bokm", "Bookmark the paragraph   b"),
        ):
            pilot.app.screen.query_one(Input).value = typed
            await until(pilot, lambda line=line: _commands(pilot.app)[:1] == [line])
        pilot.app.screen.query_one(Input).value = "hitung"  # letters of "Right: ..." in order
        await until(pilot, lambda: not _commands(pilot.app))
        await pilot.press("escape")


async def test_the_palette_has_each_action_once_and_does_it(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(_commands(pilot.app)) > 30)
        commands = _commands(pilot.app)
        assert len(set(commands)) == len(commands)
        pilot.app.screen.query_one(Input).value = "next sentence"
        await until(pilot, lambda: len(_commands(pilot.app)) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: view.sentence == 1)


def _commands(app: App[None]) -> list[str]:
    options = app.screen.query_one(CommandList)
    found = [options.get_option_at_index(at) for at in range(options.option_count)]
    return [str(option.prompt) for option in found if not option.disabled]


async def test_a_theme_is_seen_before_it_is_chosen_and_remembered(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, _):
        before = pilot.app.theme
        pilot.app.search_themes()
        await until(pilot, lambda: bool(pilot.app.screen.query("ThemesScreen Choices")))
        await pilot.press("j")
        await until(pilot, lambda: pilot.app.theme != before)
        await pilot.press("escape")
        assert pilot.app.theme == before
        assert not folders.config_file.exists()
        pilot.app.search_themes()
        await until(pilot, lambda: bool(pilot.app.screen.query("ThemesScreen Choices")))
        choices = pilot.app.screen.query_one(Choices)
        choices.highlighted = choices.get_option_index("nord")
        await pilot.press("enter")
        await until(pilot, lambda: Settings.load(folders).theme == "nord")
        assert pilot.app.theme == "nord"
    async with reading(path, settings=Settings.load(folders)) as (pilot, _):
        assert pilot.app.theme == "nord"


LIVE = {  # keys that lead to a screen or a panel, from an article
    "": "BilingualView",
    "/": "SearchInput",
    "n": "NoteArea",
    "d": "WordPanel",
    "apostrophe": "Choices",
    "t": "Choices",
    "x": "Choices",
    "p": "Choices",
    "o": "Choices",
}


@pytest.mark.parametrize("key", LIVE)
async def test_what_is_live_on_the_screen_is_in_one_context(tmp_path: Path, key: str) -> None:
    path = tmp_path / "artikel.md"
    path.write_text(article_text(20, heading_every=5))
    async with reading(path) as (pilot, _):
        await until(pilot, lambda: pilot.app.screen.annotator is not None)
        await pilot.press(*[key] if key else [])
        await until(pilot, lambda: type(pilot.app.focused).__name__ == LIVE[key])
        live = pilot.app.screen.active_bindings.values()
        ids = {active.binding.id for active in live if active.binding.id}
        focused = {b.id for b in getattr(pilot.app.focused, "BINDINGS", ())}
        # What a field or panel does not use itself, the screen below may.
        ids = {id for id in ids if id in focused or key not in ("/", "d") or id.startswith("app.")}
        assert any(ids <= {binding.id for binding in context} for context in contexts()), ids


FIRST = """
    app.keys app.suspend confirm.no confirm.yes contents.leave dialog.close edited.edited
    edited.new editor.discard editor.external editor.save export.close export.marks
    export.wordings library.collect library.down library.first library.forget library.last
    library.leave library.locate library.marks library.open library.parent library.show_folder
    library.sort library.statistics library.undo library.up list.search marks.delete marks.edit
    marks.leave marks.toggle_all marks.undo opening.leave packages.close packages.fast
    packages.from_file packages.install packages.offer packages.remove reader.alternatives
    reader.bookmark reader.close_search reader.contents reader.copy_block reader.copy_sentence
    reader.export reader.highlight reader.leave reader.library reader.look_up reader.marks
    reader.next_match reader.note reader.packages reader.paragraph_note reader.previous_match
    reader.search reader.undo reader.wording search.done search.give_up search.next
    search.previous search.way statistics.close view.first_block view.half_page_down
    view.half_page_up view.last_block view.next_block view.next_heading view.next_mode
    view.next_sentence view.page_down view.page_up view.previous_block view.previous_heading
    view.previous_sentence view.reveal view.reveal_block view.study word.close word.down
    word.keep word.next word.previous word.up
""".split()
"""The names that actions had when keys could first be changed: they stand in readers' files."""


def test_the_names_of_actions_that_readers_have_written_down_go_on_working(config: Path) -> None:
    names = {binding.id: binding.key for context in contexts() for binding in context}
    assert set(FIRST) <= names.keys()
    lines = [f'"{name}" = "{names[name]}"' for name in FIRST]
    config.write_text("\n".join(["[keys]", *lines]))
    assert read_keymap(config, contexts) == ({name: names[name] for name in FIRST}, [])
