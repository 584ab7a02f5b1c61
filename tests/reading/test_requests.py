"""Which parts of an article are translated, left, or translated again when terms change."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from translations.argos import ACCURATE, Decoding, Package, Route
from translations.argos.correction.wording import Wording, WordingKind
from translations.argos.engine.engine import Batch, Engine
from translations.argos.engine.request import Request
from translations.articles import Article, Block, Kind
from translations.exports import FORMATS, Bilingual
from translations.memory import Memory
from translations.reading.requests import Requests, without_settled
from translations.reading.scheduler import TranslationScheduler
from translations.terms.institutions import institutions
from translations.terms.terms import Term, Terms


@pytest.fixture
def route(starter: Package) -> Route:
    return Route((starter,))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.sqlite3")


def article(*texts: str) -> Article:
    return Article("x", tuple(Block(Kind.PARAGRAPH, text) for text in texts), "text")


MIXED = article(
    "Warga pulang. “We will not leave this place,” kata mereka.",
    "The mayor said that the road would be repaired next week.",
    "Rega beras ing pasar wis mundhak maneh wiwit wingi.",
    "Menurut WHO, \"There is no evidence that the vaccine causes harm.\"",
    "Harga beras naik.",
)  # fmt: skip


def made(scheduler: TranslationScheduler) -> dict[int, tuple[str | None, ...]]:
    return {result.block: result.translations for result in scheduler.work()}


def test_what_is_in_another_language_stays(route: Route, memory: Memory) -> None:
    found = made(TranslationScheduler(MIXED, route, memory))
    assert found[1] == (MIXED.blocks[1].text,)
    assert found[2] == (MIXED.blocks[2].text,)
    assert "“We will not leave this place,”" in str(found[0][1])
    assert '"There is no evidence that the vaccine causes harm."' in str(found[3][0])
    assert "Menurut" not in str(found[3][0])
    assert found[4] != ("Harga beras naik.",)


def test_everything_is_translated_where_that_is_wanted(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(MIXED, route, memory)
    before = made(scheduler)
    assert scheduler.ask_anew(anyway=True) == [0, 1, 2, 3]
    after = made(scheduler)
    assert set(after) == {0, 1, 2, 3}
    assert after[1] != before[1]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Harga beras naik tajam di semua pasar.",), ""),
        (("The price of rice has risen in all markets, officials said.",), "already in English"),
        (("Kerajaan menaikkan cukai kerana wang negara susut, kata jurucakap itu.",
          "Polis menahan dua suspek selepas serbuan di sebuah premis."), "as if it were Indonesian"),
        (("Der Preis ist wieder gestiegen, und das ist nicht gut für die Menschen.",), "in German;"),
        (("123",), ""),
    ],
)  # fmt: skip
def test_an_article_in_another_language_is_announced(
    route: Route, texts: tuple[str, ...], said: str
) -> None:
    requests = Requests(article(*texts), route)
    announced = requests.announcement
    assert said in announced and bool(said) == bool(announced)
    # Only what stays as it is can be translated anyway.
    assert requests.leaves_article == (bool(said) and "as if it were" not in announced)


class Recording(Engine):
    """The real engine; notes what it was asked."""

    asked: list[str]

    def __init__(self, route: Route, decoding: Decoding) -> None:
        super().__init__(route.packages[0], decoding)
        self.asked = []

    def begin(self, sentences: Sequence[str]) -> Batch:
        self.asked += sentences
        return super().begin(sentences)


def test_only_the_touched_sentences_are_asked_again(route: Route, memory: Memory) -> None:
    engine = Recording(route, ACCURATE)
    text = article(
        "Hakim menolak gugatan itu. Hujan turun.", "Warga pulang.", "Isi gugatan panjang."
    )
    scheduler = TranslationScheduler(text, route, memory, load_engine=lambda *_: engine)
    before = made(scheduler)
    engine.asked.clear()
    assert scheduler.ask_anew(Terms([Term("gugatan", "lawsuit")])) == [0, 2]
    after = made(scheduler)
    assert "lawsuit" in str(after[0][0]) and "lawsuit" in str(after[2][0])
    assert after[0][1] == before[0][1]
    assert engine.asked == []  # the model's own words for the term are replaced
    engine.asked.clear()
    assert scheduler.ask_anew(Terms(())) == [0, 2]
    assert made(scheduler) == {0: before[0], 2: before[2]}
    assert engine.asked == []


def test_a_sentence_that_was_translated_with_a_name_is_not_asked_again_for_a_term(
    route: Route, memory: Memory
) -> None:
    engine = Recording(route, ACCURATE)
    text = article("Hakim Mahkamah Agung menolak gugatan itu.")
    names = [Term("Mahkamah Agung", "the Supreme Court", lenient=True)]
    scheduler = partial(
        TranslationScheduler,
        *(text, route, memory),
        load_engine=lambda *_: engine,
        terms=Terms(names),
    )
    made(scheduler())
    engine.asked.clear()
    again = scheduler()
    again.ask_anew(Terms([Term("gugatan", "lawsuit"), *names]))
    assert "lawsuit" in str(made(again)[0][0])
    assert engine.asked == []


def wait_for(scheduler: TranslationScheduler) -> None:
    for thread in scheduler.at_work():
        thread.join(60)


def test_a_scheduler_that_is_done_works_on_when_it_is_asked_anew(
    route: Route, memory: Memory
) -> None:
    scheduler = TranslationScheduler(article("Hakim menolak gugatan itu."), route, memory)
    scheduler.start()
    wait_for(scheduler)
    assert scheduler.take_results()
    scheduler.ask_anew(Terms([Term("gugatan", "lawsuit")]))
    wait_for(scheduler)
    assert "lawsuit" in str(scheduler.take_results()[-1].translations)
    scheduler.close()


INSTITUTIONS = {
    "Komisi Pemberantasan Korupsi (KPK) menahan tiga tersangka baru.":
        "The Corruption Eradication Commission (KPK)",
    "Menurut Badan Meteorologi, Klimatologi, dan Geofisika, hujan akan turun.":
        "the Meteorology, Climatology and Geophysics Agency",
    "Hakim Pengadilan Negeri Jakarta Selatan menolak permohonan itu.":
        "South Jakarta District Court",
    "Kepala Polda Jawa Barat meminta maaf.": "West Java",
    "Mahkamah Konstitusi (MK) memutuskan UU Cipta Kerja tetap berlaku.": "the Job Creation Law",
    "Sejumlah mahasiswa menolak RUU TNI.": "bill",
    "Bakamla menangkap kapal asing.": "the Maritime Security Agency (Bakamla)",
    "Kementerian PKP membangun rumah susun.": "Housing and Settlements Ministry",
    "Badan Pengaturan BUMN dibentuk tahun lalu.": "State-Owned Enterprises Regulatory Agency",
    "Kompolnas meminta penyelidikan.": "National Police Commission",
    "BP BUMN mengganti direksi.": "State-Owned Enterprises Regulatory Agency replaced",
    "Kantor urusan pantai (Bakamla) dibuka.": "(Bakamla)",
}  # fmt: skip


def test_institutions_come_out_by_their_names(route: Route, memory: Memory) -> None:
    text = article(*INSTITUTIONS)
    scheduler = TranslationScheduler(text, route, memory, terms=Terms(institutions()))
    found = made(scheduler)
    for index, name in enumerate(INSTITUTIONS.values()):
        assert name.lower() in str(found[index][0]).lower()


def test_json_tells_the_language_of_each_block(route: Route) -> None:
    texts = tuple(("",) * len(block.sentences) for block in MIXED.blocks)
    whole = json.loads(FORMATS["json"].make(Bilingual(MIXED, texts, "id", "en", route.name)))
    assert [block["language"] for block in whole["blocks"]] == ["id", "en", "jv", "id", "id"]


def test_what_a_reader_has_settled_is_no_part_of_what_is_doubted() -> None:
    own = Wording(5, 10, "townsperson", WordingKind.NOUN)
    came = Wording(19, 22, "the KPK", WordingKind.NAME, lenient=True)
    request = Request("Para warga menolak KPK.", (own, came))
    said = "The townspersons rejected the KPK."
    assert without_settled(request, said) == ("Para itu menolak KPK.", "The it rejected the KPK.")
