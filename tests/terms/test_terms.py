"""The terms of a glossary are found in every form, and institutions with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.terms.institutions import delivered, institutions, meanings
from translations.terms.terms import Term, TermKind, Terms

KPK = "the Corruption Eradication Commission"
TERMS = Terms(
    [
        Term("Komisi Pemberantasan Korupsi", KPK, "KPK"),
        Term("penyidik", "detective"),
        Term("menggeledah", "raid"),
        Term("rumah sakit", "clinic"),
        Term("rumah", "home"),
        Term("gencatan senjata", "truce"),
        Term("santri"),
        Term("AS", "US"),
        Term("Polda *", "the * Police"),
        Term("Polda", "the Regional Police"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gencatan senjata itu gagal.", [("Gencatan senjata", "truce")]),
        ("GENCATAN SENJATA", [("GENCATAN SENJATA", "truce")]),
        ("Penyidik-penyidiknya pulang", [("Penyidik-penyidiknya", "detective")]),
        ("penyidik2", [("penyidik2", "detective")]),
        ("para penyidik -penyidik itu", [("penyidik -penyidik", "detective")]),
        ("penyidik - menggeledah", [("penyidik", "detective"), ("menggeledah", "raid")]),
        ("rumah sakitnya, rumahnya", [("rumah sakitnya", "clinic"), ("rumahnya", "home")]),
        ("Rumah-rumah sakit", [("Rumah-rumah sakit", "clinic")]),
        ("kantor itu digeledah", [("digeledah", "raid")]),
        ("KOMISI PEMBERANTASAN KORUPSI", [("KOMISI PEMBERANTASAN KORUPSI", KPK)]),
        ("Komisi Pemberantasan Korupsi (KPK)", [("Komisi Pemberantasan Korupsi (KPK)", KPK)]),
        ("komisi pemberantasan korupsi", []),
        ("Para santri", [("santri", "santri")]),
        ("AS dan Asas, as roda", [("AS", "US")]),
        ("Polda Jawa Barat menahan", [("Polda Jawa Barat", "the West Java Police")]),
        ("Polda Depok Kombes Budi", [("Polda Depok", "the Depok Police")]),
        ("Polda menahan", [("Polda", "the Regional Police")]),
        ("perumahan, penyidikan", []),
        ("", []),
    ],
)  # fmt: skip
def test_terms_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[o.start : o.end], o.wording) for o in TERMS.find(text)] == found


def test_forms_are_told() -> None:
    (twice,) = TERMS.find("penyidik-penyidiknya")
    assert (twice.twice, twice.ending) == (True, "nya")
    (passive,) = TERMS.find("digeledah")
    assert passive.passive
    (short,) = TERMS.find("Komisi Pemberantasan Korupsi (KPK) bertindak")
    assert short.short == "KPK"


def test_the_first_of_two_terms_holds() -> None:
    (found,) = Terms([Term("gugatan", "suit"), Term("gugatan", "lawsuit")]).find("gugatan")
    assert found.wording == "suit"


@given(st.text(), st.lists(st.text(min_size=1, max_size=12)))
def test_any_text_is_searched(text: str, sources: list[str]) -> None:
    end = 0
    for found in Terms([*map(Term, sources), *institutions()]).find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_institutions_are_names_with_english() -> None:
    assert len(institutions()) >= 400
    for term in institutions():
        assert term.kind is TermKind.NAME, term
        assert term.target and term.target.isprintable() and term.source == term.source.strip()
        assert ("*" in term.source) == ("*" in term.target), term
    sources = [term.source for term in institutions()]
    assert len(set(sources)) == len(sources)


def test_an_acronym_has_its_meaning() -> None:
    (kpk,) = meanings("KPK")
    assert kpk.source == "Komisi Pemberantasan Korupsi"
    assert [term.target for term in meanings("WIB")] == ["Western Indonesian Time"]
    assert meanings("xyz") == []


def test_bodies_are_terms_by_their_short_names_too() -> None:
    terms = {term.source: term for term in delivered("id", "en")}
    assert terms["KKP"].target == "the Maritime Affairs and Fisheries Ministry (KKP)"
    assert terms["KKP"].lenient
    # What is no body, or stands for several, or has only two letters, is left to the model.
    assert not {"PPN", "DKI", "MA"} & terms.keys()
    assert delivered("id", "de") == ()
