"""Settled wordings appear in the translation, and the sentence around them reads well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.english import plural_of_phrase, verb_form
from translations.argos.correction.omissions import words_for
from translations.argos.correction.placing import put_for_rendering, with_its_capitals
from translations.argos.correction.rules import INDONESIAN_ENGLISH, UNMEASURED
from translations.argos.correction.stand_ins import (
    Variant,
    as_it_stands,
    with_stand_ins,
)
from translations.argos.correction.wording import Wording, WordingKind
from translations.argos.correction.wording_check import is_there
from translations.argos.engine.engine import Engine
from translations.argos.engine.request import Request
from translations.argos.engine.terminology import TerminologyTranslator

PLACEHOLDERS = ("⟦1⟧", "⟦2⟧")
NAME, NOUN, VERB, QUOTE = WordingKind.NAME, WordingKind.NOUN, WordingKind.VERB, WordingKind.QUOTE


def request(sentence: str, piece: str, text: str, kind: WordingKind, **more: object) -> Request:
    start = sentence.index(piece)
    wording = Wording(start, start + len(piece), text, kind, **more)  # type: ignore[arg-type]
    return Request(sentence, (wording,))


def ways(one: Request) -> dict[str, Variant]:
    found = with_stand_ins(one.text, one.wordings, PLACEHOLDERS, words=True)
    return {way.text: way for way in found}


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
    assert ways(one)["Para petani pulang."].put_back(said) == ([put] if put else [])


def test_an_article_goes_by_sound() -> None:
    one = request("Ia melihat begal.", "begal", "outlaw", NOUN)
    assert ways(one)["Ia melihat buku."].put_back("He saw a book.") == ["He saw an outlaw."]


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
    assert ways(one)["Polisi membuka itu."].put_back(said) == [put]


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
    assert ways(one)["Menurut BBC"].put_back(said)[:1] == ([put] if put else [])


def test_both_are_offered_where_a_name_may_have_no_article() -> None:
    one = request("mantan Mahkamah", "Mahkamah", "the Supreme Court", NAME)
    assert ways(one)["mantan BBC"].put_back("A former BBC judge") == [
        "A former the Supreme Court judge",
        "A former Supreme Court judge",
    ]


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("He said ⟦1⟧ yesterday.", 'He said, "Never give up," yesterday.'),
        ("He said the ⟦1⟧.", 'He said, "Never give up,".'),
        ("The ⟦1⟧ song", 'The "Never give up," song'),
    ],
)
def test_a_quotation_stands_as_it_was_said(said: str, put: str) -> None:
    quoted = '"Never give up,"'
    one = request(f"Ia berkata, {quoted} kemarin.", quoted, quoted, QUOTE, after=",")
    way = as_it_stands(one.text, one.wordings, PLACEHOLDERS)
    assert way is not None and way.text == "Ia berkata, ⟦1⟧ kemarin."
    assert way.put_back(said) == [put]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("The Meteorology, Climatology, and Geophysical Agency", True),
        ("the BMKG agency", False),
        ("The Meteorologi, Climatology and Geophysics Agency", False),
        ("It will rain.", False),
    ],
)
def test_other_words_for_a_delivered_name_are_good_too(said: str, there: bool) -> None:
    piece = "Badan Meteorologi, Klimatologi, dan Geofisika"
    text = "the Meteorology, Climatology and Geophysics Agency"
    wording = Wording(0, len(piece), text, NAME, lenient=True)
    assert is_there(said, wording, piece) == there
    assert is_there("UN troops", Wording(0, 3, "the UN", NAME, lenient=True), "PBB")


@pytest.mark.parametrize(
    ("said", "piece", "text", "there"),
    [
        ("The EU agreed.", "Uni Eropa", "the European Union", True),
        ("The IDX fell.", "BEI", "the Indonesia Stock Exchange (IDX)", True),
        ("The military came.", "TNI", "the Indonesian Military (TNI)", True),
        ("The West Java Police came.", "Kapolda Jawa Barat", "West Java Police chief", False),
        ("The PKP ministry came.", "Kementerian PKP", "the Housing Ministry", False),
        ("Bakamla came.", "Bakamla", "the Maritime Security Agency (Bakamla)", False),
        (
            "The Maritime Security Agency (Bakamla) came.",
            "Bakamla",
            "the Maritime Security Agency (Bakamla)",
            True,
        ),
        ("The national police chief", "Kompolnas", "the National Police Commission", False),
        ("The law on protection", "UU Perlindungan", "the Child Protection Law", False),
        ("The national base came.", "Basarnas", "the National Search and Rescue Agency", False),
    ],
)
def test_a_name_is_said_by_its_telling_words(said: str, piece: str, text: str, there: bool) -> None:
    assert is_there(said, Wording(0, len(piece), text, NAME, lenient=True), piece) == there


@pytest.mark.parametrize(
    ("said", "renderings", "text", "kind", "put"),
    [
        ("They saw a training field.", ["field", "training field"], "training ground", NOUN,
         "They saw a training ground."),
        ("A tidal flooding came.", ["tidal"], "tidal flood", NOUN, "A tidal flood came."),
        ("The middlemen came.", ["middlemen"], "broker", NOUN, "The brokers came."),
        ("He scored.", ["scored"], "net", VERB, "He netted."),
        ("The sea embankment is new.", ["embankment"], "sea wall", NOUN, "The sea wall is new."),
        ("The allies came.", ["allies"], "partner", NOUN, "The partners came."),
        ("The fishermen came.", ["a fisherman"], "fisherfolk", NOUN, "The fisherfolk came."),
        ("It is a decline.", ["decline"], "land subsidence", NOUN, "It is land subsidence."),
        ("They rejected it.", ["reject"], "turn down", VERB, "They turned it down."),
        ("The US agreed.", ["US"], "the United States", NAME, "The United States agreed."),
        ("US President Lincoln", ["US"], "the United States", NAME,
         "United States President Lincoln"),
        ("other US ports", ["the US"], "the United States", NAME, "other United States ports"),
        ("the United States", ["state"], "nation", NOUN, None),
        ("We saw farmers.", ["fisherman"], "fisherfolk", NOUN, None),
    ],
)  # fmt: skip
def test_a_wording_takes_the_place_of_the_models_own_words(
    said: str, renderings: list[str], text: str, kind: WordingKind, put: str | None
) -> None:
    assert put_for_rendering(said, renderings, Wording(0, 1, text, kind)) == put


def test_the_word_for_a_piece_is_known_by_its_meaning() -> None:
    sentence = "Pasukan itu tiba setelah gubernur dan pemerintah pusat sepakat."
    said = "The forces arrived after the governor and the government agreed."
    assert words_for("pasukan", sentence, said) == ["forces"]
    assert words_for("pemerintah", sentence, said) == []  # the governor looks like it


def test_a_word_that_comes_twice_is_replaced_twice() -> None:
    wording = Wording(0, 1, "bid", NOUN)
    assert put_for_rendering("Efforts, and an effort.", ["effort"], wording, times=2) == (
        "Bids, and a bid."
    )
    assert put_for_rendering("Efforts, and an effort.", ["effort"], wording) is None
    assert put_for_rendering("Attempts, and an effort.", ["effort", "attempt"], wording, 2) == (
        "Bids, and a bid."
    )


def test_what_is_done_to_something_is_not_done_by_it() -> None:
    one = request("Pasukan dikirim.", "dikirim", "field", VERB, passive=True)
    way = ways(one)["Pasukan dibuka."]
    assert way.put_back("Troops would open.") == []
    assert way.put_back("Troops would be opened.") == ["Troops would be fielded."]


def test_a_name_keeps_its_capitals() -> None:
    assert with_its_capitals("in the far east", "the Far East") == "in the Far East"
    assert with_its_capitals("in the Far East, far east", "the Far East").endswith("far east")


def test_forms_of_words() -> None:
    assert plural_of_phrase("head of village") == "heads of village"
    assert verb_form("withdraw", "en") == "withdrawn"


@given(st.text(), st.integers(0, 40), st.integers(1, 20), st.sampled_from(WordingKind), st.text())
def test_anything_can_be_settled(
    sentence: str, start: int, length: int, kind: WordingKind, said: str
) -> None:
    start = min(start, len(sentence))
    wording = Wording(start, min(len(sentence), start + length), "it", kind)
    for words in (True, False):
        for way in with_stand_ins(sentence, [wording], PLACEHOLDERS, words=words):
            way.put_back(said)
    is_there(said, wording, sentence[wording.start : wording.end])


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
    translator = TerminologyTranslator(starter_engine, INDONESIAN_ENGLISH)
    (made,) = translator.begin([request(sentence, piece, text, kind)]).result()
    forms = (text, plural_of_phrase(text), verb_form(text, "ed"))
    assert any(form.lower() in made.lower() for form in forms)


def test_all_terms_of_a_long_sentence_are_there(starter_engine: Engine) -> None:
    """Stand-ins for all of them at once would be too much for a model: those are left to which
    its own words do not lead."""
    translator = TerminologyTranslator(starter_engine, INDONESIAN_ENGLISH)
    sentence = (
        "Namun, menurut juru bicara kementerian, para sekutu di kawasan itu menolak kesepakatan "
        "yang diusulkan AS, dan akan mengirim pasukan ke perbatasan."
    )
    terms = {
        "juru bicara": ("spokesman", NOUN),
        "sekutu": ("partner", NOUN),
        "menolak": ("turn down", VERB),
        "kesepakatan": ("settlement", NOUN),
        "AS": ("the United States", NAME),
        "pasukan": ("force", NOUN),
    }
    wordings = [request(sentence, piece, *term).wordings[0] for piece, term in terms.items()]
    one = Request(sentence, tuple(wordings))
    (made,) = translator.begin([one]).result()
    assert [each.text for each in wordings if not translator.is_there(made, one, each)] == []


def test_a_long_name_takes_the_place_of_a_garbled_short_one(starter_engine: Engine) -> None:
    """The name is less likely than any word of the model's, but the rest is as likely as before."""
    translator = TerminologyTranslator(starter_engine, INDONESIAN_ENGLISH)
    text = "the National Search and Rescue Agency (Basarnas)"
    one = request("Basarnas menghentikan pencarian korban.", "Basarnas", text, NAME, lenient=True)
    (made,) = translator.begin([one]).result()
    assert "Search and Rescue Agency (Basarnas)" in made


def test_a_package_of_another_kind_is_asked_around_names(capital_engine: Engine) -> None:
    translator = TerminologyTranslator(capital_engine, UNMEASURED)
    one = request("ke Mahkamah Agung lagi", "Mahkamah Agung", "the Supreme Court", NAME)
    plain = Request("satu dua")
    assert translator.begin([one, plain]).result() == ["KE the Supreme Court LAGI", "SATU DUA"]


def test_what_cannot_be_settled_is_translated_all_the_same(capital_engine: Engine) -> None:
    translator = TerminologyTranslator(capital_engine, INDONESIAN_ENGLISH)
    one = request("ke sungai lagi", "sungai", "creek", NOUN)
    (made,) = translator.begin([one]).result()
    assert made in ("KE creek LAGI", "KE SUNGAI LAGI")
    assert [each.text for each in translator.alternatives(one)] == [made]
    assert translator.alignment(one, made) is None
