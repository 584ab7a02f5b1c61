"""Rules measured on one pair of languages apply only to that pair."""

from pathlib import Path

from tests.capital_package import make_capital_package
from translations.argos.correction.quality import Issue
from translations.argos.correction.rules import INDONESIAN_ENGLISH, UNMEASURED, rules_for
from translations.argos.engine.engine import Engine
from translations.argos.package import read_package


def test_a_number_in_words_is_no_issue_in_a_language_whose_words_nobody_knows() -> None:
    source, german = "Polisi menangkap 3 orang di pasar.", "Die Polizei nahm drei Personen fest."
    assert Issue.NUMBER in rules_for("id", "en").issues(source, german)
    assert rules_for("id", "de").issues(source, german) == ()
    assert rules_for("id", "de").missing_numbers(source, german) == 0


def test_what_repeats_itself_is_an_issue_in_every_language() -> None:
    assert UNMEASURED.issues("Hujan turun.", "Der Regen der Regen der Regen fällt.") == (
        Issue.LOOP,
    )


def test_a_translation_of_another_pair_is_left_as_the_model_has_it() -> None:
    french = 'Nous nous levons à 1,500,500 " heures.'
    assert UNMEASURED.correct("Kami bangun pukul 1.500.", french, lambda _: False) == french
    assert INDONESIAN_ENGLISH.correct("Sekitar 1.500 orang", "About 1,500,500 people", str) == (
        "About 1,500 people"
    )


def test_an_engine_goes_by_the_rules_of_its_package(tmp_path: Path) -> None:
    folder = make_capital_package(tmp_path, "translate-en_de-1_0", "1.0", ("en", "de"))
    engine = Engine(read_package(folder))
    # As Indonesian the broken-off hyphen would be mended, and the clock time.
    assert engine.translate(["Ring ring -ring at jam 10.30"]) == ["RING RING -RING AT JAM 10.30"]


def test_what_is_typed_in_chats_is_understood(starter_engine: Engine) -> None:
    (made,) = starter_engine.translate(["Anak2 itu blm pulang krn hujan."])
    assert "children" in made and "not" in made and "rain" in made
    assert Issue.NUMBER not in INDONESIAN_ENGLISH.issues("Anak2 pulang.", "The children left.")
    untouched = "Kirim ke yg@contoh.id, CO2, Liga2 dan PT YG"
    assert INDONESIAN_ENGLISH.normalise(untouched) == untouched
