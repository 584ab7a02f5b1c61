"""Whatever was acknowledged survives a kill at any moment."""

import json
import random
from pathlib import Path

import pytest

from tests.notebook.killing import check, kill_writers
from translations.articles import Article, Block, Kind, Position
from translations.folders import Folders, user_folders
from translations.notebook import MarkKind, Notebook, anchor_at, new_mark
from translations.notebook.drafts import Draft, Drafts


@pytest.mark.parametrize(("writers", "synchronised"), [(1, False), (2, False), (2, True)])
def test_a_killed_writer_has_lost_nothing_that_it_acknowledged(
    folders: Folders, writers: int, synchronised: bool
) -> None:
    home = folders.data.parent
    acknowledged: set[str] = set()
    for _ in range(5):
        moment = random.uniform(0, 0.06)
        acknowledged |= kill_writers(home, writers, moment, synchronised=synchronised)
        check(home, acknowledged)
    assert len(acknowledged) >= 5 * writers


def test_a_draft_is_offered_once_its_writer_is_gone(folders: Folders) -> None:
    draft = Draft("0f", MarkKind.NOTE, Position(3, 1), False, "Setengah\njadi 🙂")
    mine = Drafts(folders.drafts)
    mine.keep(draft)
    other = folders.drafts / "999999999.json"
    (folders.drafts / f"{__import__('os').getpid()}.json").rename(other)
    assert Drafts(folders.drafts).left_behind("another") is None
    assert Drafts(folders.drafts).left_behind("0f") == draft
    assert not other.exists()  # it is this program's now
    mine.discard()
    assert Drafts(folders.drafts).left_behind("0f") is None


def test_the_draft_of_a_program_that_runs_is_left_alone(folders: Folders) -> None:
    folders.drafts.mkdir(parents=True)
    mine = Drafts(folders.drafts)
    mine.keep(Draft("0f", MarkKind.NOTE, Position(0, 0), False, "x"))
    for path in list(folders.drafts.iterdir()):
        path.rename(folders.drafts / f"another{path.suffix}")  # as it is for another program
    assert Drafts(folders.drafts).left_behind("0f") is None
    mine.abandon()
    assert Drafts(folders.drafts).left_behind("0f") is not None


@pytest.mark.parametrize("number", ["1e999", "-5", "1" + "0" * 400, "NaN", "null", "[]"])
def test_a_draft_at_a_place_that_cannot_be_is_no_reason_not_to_open_the_article(
    folders: Folders, number: str
) -> None:
    folders.drafts.mkdir(parents=True)
    draft = folders.drafts / "left.json"
    draft.write_text(json.dumps({**NEWER, "kind": "note", "block": "@"}).replace('"@"', number))
    found = Drafts(folders.drafts).left_behind("0f")
    assert found is None or found.position.block >= 0


NEWER = {"digest": "0f", "kind": "drawing", "block": 0, "sentence": 0, "whole": False, "text": "x"}


def test_a_draft_of_a_kind_that_only_a_newer_version_knows_is_left_for_that(
    folders: Folders,
) -> None:
    folders.drafts.mkdir(parents=True)
    draft = folders.drafts / "999999999.json"
    draft.write_text(json.dumps(NEWER))
    assert Drafts(folders.drafts).left_behind("0f") is None
    assert json.loads(draft.read_text()) == NEWER


def test_a_draft_is_offered_though_another_program_has_the_number_of_its_writer(
    folders: Folders,
) -> None:
    draft = Draft("0f", MarkKind.NOTE, Position(0, 0), False, "x")
    before = Drafts(folders.drafts)
    before.keep(draft)
    before.abandon()
    for path in list(folders.drafts.iterdir()):
        path.rename(folders.drafts / f"1{path.suffix}")  # the first process of every machine
    assert Drafts(folders.drafts).left_behind("0f") == draft


def test_a_new_draft_does_not_replace_one_that_was_left_under_the_same_number(
    folders: Folders,
) -> None:
    left = Draft("0f", MarkKind.NOTE, Position(0, 0), False, "yang lama")
    before = Drafts(folders.drafts)
    before.keep(left)
    before.abandon()
    mine = Drafts(folders.drafts)
    mine.keep(Draft("aa", MarkKind.NOTE, Position(0, 0), False, "yang baru"))
    mine.discard()
    assert Drafts(folders.drafts).left_behind("0f") == left


@pytest.mark.parametrize("content", ["", "{", "[]", '{"digest": "0f"}', "\0"])
def test_a_damaged_draft_does_no_harm(folders: Folders, content: str) -> None:
    folders.drafts.mkdir(parents=True)
    (folders.drafts / "999999999.json").write_text(content)
    assert Drafts(folders.drafts).left_behind("0f") is None


def test_a_text_edited_while_two_read_it_keeps_the_marks_of_both() -> None:
    """Told in test_notebook; here the order is the other way round: the edit comes second."""
    one, two = Notebook(user_folders()), Notebook(user_folders())
    path = Path("/tmp/tidak-ada.txt")
    old = Article("J", (Block(Kind.PARAGRAPH, "Satu dua tiga empat lima."),), "text", path=path)
    new = Article(
        "J", (Block(Kind.PARAGRAPH, "Awal. Satu dua tiga empat lima."),), "text", path=path
    )
    one.keep(old, new_mark(MarkKind.BOOKMARK, anchor_at(old, Position(0, 0))))
    entry = one.entry(old)
    assert entry is not None
    two.adopt(entry, new)
    one.keep(old, new_mark(MarkKind.NOTE, anchor_at(old, Position(0, 0)), text="lama"))
    found = two.entry(new)
    assert found is not None
    assert len(found.present) == 2
    assert len(two.summaries()) == 1
