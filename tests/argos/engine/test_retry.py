"""A translation that is plainly wrong is retried in another way."""

from dataclasses import replace

from translations.argos import FAST, Package
from translations.argos.correction.quality import Issue
from translations.argos.correction.rules import INDONESIAN_ENGLISH
from translations.argos.engine.model import load_model
from translations.argos.engine.retry import PendingTranslation

SENTENCE = "Nelayan di kampung itu menunggu kapal yang membawa beras dan minyak dari kota."


def test_what_has_an_issue_is_asked_for_again(starter: Package) -> None:
    model = load_model(starter)
    content = replace(INDONESIAN_ENGLISH, issues=lambda source, translation: ())
    (first,) = PendingTranslation(model, FAST, [SENTENCE], content).result()

    def first_is_wrong(_source: str, translation: str) -> tuple[Issue, ...]:
        return (Issue.SHORT,) if translation == first else ()

    critical = replace(INDONESIAN_ENGLISH, issues=first_is_wrong)
    (second,) = PendingTranslation(model, FAST, [SENTENCE], critical).result()
    assert second
    assert second != first


def test_what_is_no_better_the_second_time_is_left(starter: Package) -> None:
    model = load_model(starter)
    hopeless = replace(INDONESIAN_ENGLISH, issues=lambda source, translation: (Issue.COPY,))
    content = replace(INDONESIAN_ENGLISH, issues=lambda source, translation: ())
    (first,) = PendingTranslation(model, FAST, [SENTENCE], content).result()
    assert PendingTranslation(model, FAST, [SENTENCE], hopeless).result() == [first]


def test_words_that_do_not_exist_are_asked_away(starter: Package) -> None:
    model = load_model(starter)
    sentences = [SENTENCE, "Petani menanam padi di sawah.", "Anak-anak membaca buku."]
    firsts = PendingTranslation(model, FAST, sentences, INDONESIAN_ENGLISH).result()
    unwanted = {text.rstrip(".").split()[-1] for text in (firsts[0], firsts[2])}

    def non_words(_source: str, translation: str) -> list[str]:
        return [word for word in translation.rstrip(".").split() if word in unwanted]

    def issues(source: str, translation: str) -> tuple[Issue, ...]:
        return (Issue.NON_WORD,) if non_words(source, translation) else ()

    rules = replace(INDONESIAN_ENGLISH, non_words=non_words, issues=issues)
    seconds = PendingTranslation(model, FAST, sentences, rules).result()
    assert not any(non_words("", text) for text in seconds)
    assert seconds[1] == firsts[1]


def test_a_fragment_that_is_cut_short_is_asked_for_as_a_sentence(starter: Package) -> None:
    model = load_model(starter)
    fragments = ["dua jam", "ikan asin", "jembatan gantung", "rumah sakit", "Jadwal kapal"]
    made = PendingTranslation(model, FAST, fragments, INDONESIAN_ENGLISH).result()
    assert made[:3] == ["two hours", "salty fish", "suspension bridge"]
    without = replace(INDONESIAN_ENGLISH, fragments=False)
    cut = PendingTranslation(model, FAST, fragments, without).result()
    assert cut[0] == "two"
    assert cut[3:] == made[3:]
