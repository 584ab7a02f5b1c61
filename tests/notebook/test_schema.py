"""Files of every past version can be read; a bad file affects nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from translations.articles import Position
from translations.cleaning import clean_lines
from translations.notebook import Anchor, Entry, Mark, MarkKind, Place
from translations.notebook.schema import SCHEMA, from_json, to_json

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_every_past_version_is_read_and_written_as_the_present_one(version: int) -> None:
    entry = from_json((SCHEMAS / f"{version}.json").read_text())
    assert (entry.digest, entry.title, entry.author) == ("0f3b", "Jembatan baru", "Ratna")
    assert entry.paths == ("/home/a/berita.txt",)
    assert entry.place.blocks == 12
    assert not entry.newer
    written = to_json(entry)
    assert json.loads(written)["schema"] == SCHEMA
    assert from_json(written) == entry


def test_the_present_version_is_written_as_it_was_read() -> None:
    text = (SCHEMAS / f"{SCHEMA}.json").read_text()
    assert to_json(from_json(text)) == text


def test_marks_of_version_2() -> None:
    entry = from_json((SCHEMAS / "2.json").read_text())
    (note,) = entry.present
    assert note.text == "Sejak kapan?\nSince when? 🌉"
    assert note.anchor.quote == "Warga menunggu jembatan."
    assert [mark.anchor.whole for mark in entry.marks] == [False, True]


def test_a_mark_that_is_not_understood_is_kept_as_it_is() -> None:
    whole = json.loads((SCHEMAS / "2.json").read_text())
    whole["marks"].append({"id": "x", "kind": "bokmark", "anchor": {"quote": "salah ketik"}})
    entry = from_json(json.dumps(whole))
    assert len(entry.marks) == 2
    assert json.loads(to_json(entry))["marks"][2] == whole["marks"][2]


def test_a_newer_version_says_so() -> None:
    whole = json.loads((SCHEMAS / "2.json").read_text())
    assert from_json(json.dumps({**whole, "schema": SCHEMA + 1})).newer


TEXT = st.text(st.characters(exclude_categories=["Cs"])).map(clean_lines)
ANCHORS = st.builds(
    Anchor, TEXT, TEXT, TEXT,
    st.builds(Position, st.integers(0, 10**6), st.integers(0, 99)), st.booleans(),
)  # fmt: skip
MARKS = st.builds(
    Mark,
    id=st.uuids().map(lambda uuid: uuid.hex),
    kind=st.sampled_from(MarkKind),
    anchor=ANCHORS,
    created=st.just("2026-11-23T08:15:01.000001+00:00"),
    changed=st.just("2026-11-23T08:15:01.000001+00:00"),
    text=TEXT,
    colour=st.sampled_from(["", "green"]),
    translation=TEXT,
    deleted=st.booleans(),
    extra=st.just(""),
)


@given(st.lists(MARKS, max_size=4), st.text())
def test_any_text_that_a_note_can_hold_comes_back(marks: list[Mark], path: str) -> None:
    entry = Entry(
        "0f",
        "Judul",
        paths=(path,),
        place=Place(None, 1, 2, 3, 0.5),
        read=((0, 0), (2, 2)),
        marks=tuple(marks),
    )
    content = to_json(entry).encode("utf-8", "backslashreplace")
    assert from_json(content.decode()) == entry


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "digest former title paths opened place marks anchor block id kind text quote".split()
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.integers(-1, 4))
@example({"digest": "0", "anchor": True}, 1)
@example({"digest": "0", "anchor": {"lain": 1}}, 1)
def test_any_json_is_read_or_refused(content: object, version: int) -> None:
    whole = {**content, "schema": version} if isinstance(content, dict) else content
    try:
        entry = from_json(json.dumps(whole))
    except ValueError:
        return
    assert from_json(to_json(entry)) == entry or entry.newer
