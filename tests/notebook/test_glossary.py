"""The reader's own terms: a plain file that keeps everything written into it."""

from pathlib import Path

import pytest

from tests.notebook.locks import without_locks
from translations.errors import DwibacaError
from translations.files import write_atomically
from translations.notebook import glossary as glossary_module
from translations.notebook.glossary import Glossary, GlossaryEntry
from translations.terms.terms import Term

WRITTEN = """\
# my terms
gugatan\tlawsuit\tas the paper says

santri\t=
~ pesantren\tIslamic boarding school
a line of my own
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (folder / "id-en.tsv").write_text(WRITTEN)
    return Glossary(folder, "id", "en")


def test_a_file_written_by_hand_is_read(glossary: Glossary) -> None:
    assert glossary.entries() == [
        GlossaryEntry("gugatan", "lawsuit", "as the paper says"),
        GlossaryEntry("santri"),
        GlossaryEntry("pesantren", "Islamic boarding school", on=False),
    ]
    assert glossary.troubles() == ["Line 6 is not a term: it has no tab."]


def test_a_change_leaves_all_other_lines_as_they_were(glossary: Glossary) -> None:
    assert glossary.put("gugatan", "suit") == GlossaryEntry(
        "gugatan", "lawsuit", "as the paper says"
    )
    assert glossary.put("truk", "lorry") is None
    glossary.turn(Term("santri"), on=False)
    assert glossary.path.read_text() == (
        WRITTEN.replace("lawsuit", "suit").replace("santri\t=", "~ santri\t=") + "truk\tlorry\n"
    )
    assert glossary.remove("truk") and not glossary.remove("truk")
    assert "truk" not in glossary.path.read_text()


def test_what_an_editor_wrote_in_its_own_way_stays(glossary: Glossary) -> None:
    written = b"# kafe: caf\xe9\r\nkota  \t town\tnote\tanother\r\n\tno term\nkaf\xe9\tbar\n"
    glossary.path.write_bytes(written)
    assert [entry.term for entry in glossary.entries()] == ["kota", "kaf\ufffd"]
    glossary.put("truk", "lorry")
    assert glossary.path.read_bytes() == written + b"truk\tlorry\n"
    assert glossary.remove("truk")
    assert glossary.path.read_bytes() == written


def test_a_new_file_explains_itself(tmp_path: Path) -> None:
    glossary = Glossary(tmp_path / "neu", "id", "en")
    assert glossary.entries() == []
    glossary.put("gugatan", "lawsuit")
    text = glossary.path.read_text()
    assert text.startswith("# ") and text.endswith("gugatan\tlawsuit\n")
    assert glossary.troubles() == []


def test_the_readers_terms_go_before_those_that_came(glossary: Glossary) -> None:
    delivered = [Term("gugatan", "claim"), Term("pesantren", "boarding school"), Term("KPK", "x")]
    found = glossary.terms(delivered).find("gugatan pesantren KPK santri")
    assert [one.wording for one in found] == ["lawsuit", "x", "santri"]
    glossary.path.write_text("~ @institutions\t=\n")
    assert glossary.terms(delivered).find("gugatan pesantren KPK") == []


def test_conflicts_are_said(glossary: Glossary) -> None:
    with glossary.path.open("a") as file:
        file.write("gugatan\tsuit\n")
    (trouble,) = [text for text in glossary.troubles() if "twice" in text]
    assert "“lawsuit” in line 2" in trouble and "“suit” in line 7" in trouble
    assert [one.wording for one in glossary.terms().find("gugatan")] == ["suit"]


def test_a_copy_of_a_synchronisation_is_merged(glossary: Glossary) -> None:
    copy = glossary.path.with_name("id-en.sync-conflict-20261127-101010-ABC.tsv")
    copy.write_text("gugatan\tclaim\ntruk\tlorry\n")
    assert [(one.term, one.wording) for one in glossary.entries() if one.on] == [
        ("gugatan", "lawsuit"),
        ("santri", ""),
        ("truk", "lorry"),
    ]
    glossary.put("kapal", "vessel")
    assert not copy.exists() and "truk\tlorry" in glossary.path.read_text()


def test_a_copy_that_arrives_while_the_file_is_written_is_not_deleted(
    glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = glossary.path.with_name("id-en.sync-conflict-20261127-010203-AB.tsv")
    early.write_text("gugatan\tcomplaint\n")  # another translation of a term that is here
    late = glossary.path.with_name("id-en.sync-conflict-20261127-010204-AB.tsv")

    def slow(path: Path, data: bytes) -> None:
        late.write_text("truk\tlorry\n")
        write_atomically(path, data)

    monkeypatch.setattr(glossary_module, "write_atomically", slow)
    glossary.put("kapal", "vessel")
    assert late.exists()
    assert glossary.entries()[-1] == GlossaryEntry("truk", "lorry")
    assert (early.parent / "merged" / early.name).read_text() == "gugatan\tcomplaint\n"


def test_on_a_disk_without_locks_terms_are_kept(
    glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    glossary.put("kapal", "vessel")
    assert glossary.entries()[-1] == GlossaryEntry("kapal", "vessel")
    assert not list(glossary.path.parent.glob(".lock.*"))


@pytest.mark.parametrize("term", ["", "  ", "…", "# x", "~x"])
def test_what_is_no_term_is_refused(glossary: Glossary, term: str) -> None:
    with pytest.raises(DwibacaError):
        glossary.put(term, "x")
    assert glossary.path.read_text() == WRITTEN


def test_tabs_and_line_breaks_cannot_get_into_a_line(glossary: Glossary) -> None:
    glossary.put("dua\tkata\nlagi", "two\twords")
    assert glossary.entries()[-1] == GlossaryEntry("dua kata lagi", "two words")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "id-en.tsv").mkdir()
    with pytest.raises(DwibacaError, match="cannot be read"):
        Glossary(tmp_path, "id", "en").entries()
