"""What a reader has settled stands in the translation, and the sentence reads well around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.english import plural_of_phrase, verb_form
from translations.argos.correction.rules import INDONESIAN_ENGLISH, UNMEASURED
from translations.argos.correction.wordings import Variant, Wording, WordingKind, variants
from translations.argos.engine.engine import Engine
from translations.argos.engine.request import Request
from translations.argos.engine.worded import WordedTranslator

NAME, NOUN, VERB, QUOTE = WordingKind.NAME, WordingKind.NOUN, WordingKind.VERB, WordingKind.QUOTE


def request(sentence: str, piece: str, text: str, kind: WordingKind, **more: object) -> Request:
    start = sentence.index(piece)
    wording = Wording(start, start + len(piece), text, kind, **more)  # type: ignore[arg-type]
    return Request(sentence, (wording,))


def ways(one: Request) -> dict[str, Variant]:
    return {way.text: way for way in variants(one.text, one.wordings, words=True)}


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("The farmers checked it.", "The street robbers checked it."),
        ("Farmers checked it.", "Street robbers checked it."),
        ("He is a farmer.", "He is a street robber."),
        ("The farmer's house.", "The street robber's house."),
        ("Farmers met farmers.", None),
        ("Nobody came.", None),
    ],
)
def test_a_noun_takes_number_and_article_from_the_one_that_stood_in(
    said: str, put: str | None
) -> None:
    one = request("Para begal pulang.", "begal", "street robber", NOUN)
    assert ways(one)["Para petani pulang."].put_back(said) == put


def test_an_article_goes_by_sound() -> None:
    one = request("Ia melihat begal.", "begal", "outlaw", NOUN)
    assert ways(one)["Ia melihat buku."].put_back("He saw a book.") == "He saw an outlaw."


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("Police opened it.", "Police sought it."),
        ("It was opened.", "It was sought."),
        ("They will open it.", "They will seek it."),
        ("He opens it.", "He seeks it."),
        ("Opening it took long.", "Seeking it took long."),
    ],
)
def test_a_verb_takes_its_form(said: str, put: str) -> None:
    one = request("Polisi mencari itu.", "mencari", "seek", VERB)
    assert ways(one)["Polisi membuka itu."].put_back(said) == put


@pytest.mark.parametrize(
    ("said", "text", "put"),
    [
        ("BBC said so.", "the Supreme Court", "The Supreme Court said so."),
        ("The BBC said so.", "the Supreme Court", "The Supreme Court said so."),
        ("Head of BBC", "the Supreme Court", "Head of the Supreme Court"),
        ("its BBC", "the Supreme Court", "its Supreme Court"),
        ("a BBC bill", "Asset Law", "an Asset Law bill"),
        ("The BBC's head", "Pertamina", "The Pertamina's head"),
        ("BBC, BBC", "Pertamina", None),
        ("no one", "Pertamina", None),
    ],
)
def test_a_name_has_one_article(said: str, text: str, put: str | None) -> None:
    one = request("Menurut Mahkamah", "Mahkamah", text, NAME)
    assert ways(one)["Menurut BBC"].put_back(said) == put


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("He said BBC yesterday.", 'He said, "Never give up," yesterday.'),
        ("He said the BBC.", 'He said, "Never give up,".'),
        ("The BBC song", 'The "Never give up," song'),
    ],
)
def test_a_quotation_stands_as_it_was_said(said: str, put: str) -> None:
    quoted = '"Never give up,"'
    one = request(f"Ia berkata, {quoted} kemarin.", quoted, quoted, QUOTE, after=",")
    (way, *_) = ways(one).values()
    assert way.put_back(said) == put


def test_forms_of_words() -> None:
    assert plural_of_phrase("head of village") == "heads of village"
    assert verb_form("withdraw", "en") == "withdrawn"


@given(st.text(), st.integers(0, 40), st.integers(1, 20), st.sampled_from(WordingKind), st.text())
def test_anything_can_be_settled(
    sentence: str, start: int, length: int, kind: WordingKind, said: str
) -> None:
    start = min(start, len(sentence))
    wording = Wording(start, min(len(sentence), start + length), "it", kind)
    for way in variants(sentence, [wording], words=True):
        way.put_back(said)
    for way in variants(sentence, [wording], words=False):
        way.put_back(said)


@pytest.mark.parametrize(
    ("sentence", "piece", "text", "kind"),
    [
        ("Para penyidik memeriksa lima saksi.", "penyidik", "sleuth", NOUN),
        ("Hakim menolak gugatan perusahaan itu.", "gugatan", "lawsuit", NOUN),
        ("Bupati dan para camat meninjau lokasi longsor.", "camat", "subdistrict head", NOUN),
        ("Kekerasan itu terjadi di sebuah pesantren.", "pesantren", "Islamic boarding school", NOUN),
        ("Polisi menggeledah kantor itu selama dua jam.", "menggeledah", "raid", VERB),
        ("Menurut Mahkamah Konstitusi, kerugian itu besar.", "Mahkamah Konstitusi",
         "the Constitutional Court", NAME),
    ],
)  # fmt: skip
def test_the_starter_says_what_is_settled(
    starter_engine: Engine, sentence: str, piece: str, text: str, kind: WordingKind
) -> None:
    translator = WordedTranslator(starter_engine, INDONESIAN_ENGLISH)
    (made,) = translator.begin([request(sentence, piece, text, kind)]).result()
    forms = (text, plural_of_phrase(text), verb_form(text, "ed"))
    assert any(form.lower() in made.lower() for form in forms)


def test_a_package_of_another_kind_is_asked_around_names(capital_engine: Engine) -> None:
    translator = WordedTranslator(capital_engine, UNMEASURED)
    one = request("ke Mahkamah Agung lagi", "Mahkamah Agung", "the Supreme Court", NAME)
    plain = Request("satu dua")
    assert translator.begin([one, plain]).result() == ["KE the Supreme Court LAGI", "SATU DUA"]


def test_what_cannot_be_settled_is_translated_all_the_same(capital_engine: Engine) -> None:
    translator = WordedTranslator(capital_engine, INDONESIAN_ENGLISH)
    one = request("ke sungai lagi", "sungai", "creek", NOUN)
    (made,) = translator.begin([one]).result()
    assert made in ("KE creek LAGI", "KE SUNGAI LAGI")
    assert [each.text for each in translator.alternatives(one)] == [made]
    assert translator.alignment(one, made) is None
