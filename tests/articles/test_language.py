"""Languages are recognised, and an Indonesian sentence is never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.articles.article import Article
from translations.articles.language import (
    LANGUAGES,
    foreign_quotations,
    language_around,
    language_of,
    language_of_article,
    languages_of_blocks,
)
from translations.articles.plain import read_plain

INDONESIAN = """
Film itu berjudul The Lord of the Rings: The Return of the King.
Manchester United menjamu West Ham United di Old Trafford.
Drama Game of Thrones tayang lagi di HBO.
Album The Dark Side of the Moon laris manis.
CEO Meta Mark Zuckerberg minta maaf.
Konser Coldplay Music of the Spheres di GBK.
Center for Strategic and International Studies menilai kebijakan itu keliru.
Peneliti Institute for Development of Economics and Finance angkat bicara.
Foto: Getty Images
Baca juga: Review The Last of Us
Start-up itu go public.
Tim work from home.
Ia mengaku burn out dan quiet quitting.
Menu: Fish and Chips, Beef with Rice, dan The King of Steak.
Pemenang Best Actor in a Leading Role adalah Cillian Murphy.
Judul buku itu: How to Win Friends and Influence People.
Harga Bitcoin anjlok.
Game of the week diraih Super Mario.
Emas Tembus All Time High, Investor Ikut Happy
Best of the best: Persija juara!
Every Breath You Take menggema.
Check out online, boarding pass, lalu take off.
Caption-nya: "Life is what you make it."
Di Maria cetak gol.
HARGA BERAS NAIK TAJAM
Rapat itu dimulai pukul 10.00 WIB.
Persib Bandung
KPK
5.000
""".strip().split("\n")

ENGLISH = """
The president visited the traditional market in Bandung on Monday.
He said that rice prices would fall next month because farmers had a good harvest.
"We are happy," said one trader.
There is no evidence that the vaccine causes harm.
Government Will Raise Fuel Prices Next Month
FLOODS HIT NORTH JAKARTA AGAIN
The rupiah weakened to 16,200 per dollar on Friday.
I have a dream.
We’re not going to stop.
Read the full story here.
""".strip().split("\n")

JAVANESE = """
Rega beras ing pasar wis mundhak maneh wiwit wingi.
Aku ora ngerti apa sing dikandhakake dheweke.
Kula badhe tindak dhateng peken rumiyin.
Urip iku mung mampir ngombe.
Becik ketitik, ala ketara.
Banjir gedhe nggawa omah telu ing desa kuwi.
Aja dumeh dadi wong sugih.
Sugeng enjing, para rawuh sedaya.
Bocah-bocah padha sinau nembang ing pendapa saben dina Setu.
""".strip().split("\n")

SUNDANESE = """
Abdi henteu terang naon anu dicarioskeun ku anjeunna.
Urang kampung indit ka sawah isuk-isuk.
Kuring mah teu boga duit ayeuna.
Hirup kudu silih asah, silih asih, silih asuh.
Harga béas di pasar geus naék deui ti kamari.
Budak-budak diajar ngawih unggal poé Saptu di imah Pa Karto.
Ulah miceun runtah ka walungan.
""".strip().split("\n")

MALAY = """
Kerajaan akan menaikkan cukai jalan mulai Januari, kata jurucakap kementerian itu.
Polis menahan dua suspek selepas serbuan di sebuah premis di Johor Bahru.
Perdana Menteri berkata mesyuarat itu akan diadakan pada hari Khamis.
Beliau berkata syarikat itu mahu melabur lebih banyak wang di Sarawak.
Harga minyak naik sebanyak lima peratus berbanding minggu lalu.
Kami berharap semua pihak dapat bekerjasama, katanya.
""".strip().split("\n")


@pytest.mark.parametrize("text", INDONESIAN)
def test_an_indonesian_sentence_with_names_stays_indonesian(text: str) -> None:
    assert language_around(text, "id") == "id"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "en") for text in ENGLISH),
        *((text, "jv") for text in JAVANESE),
        *((text, "su") for text in SUNDANESE),
        ("Los precios del arroz han subido otra vez esta semana en la capital.", "es"),
        ("De prijs van rijst is deze week weer gestegen, zegt het ministerie.", "nl"),
        ("Die Preise sind in dieser Woche wieder gestiegen, und das ist nicht gut.", "de"),
        ("Les prix du riz ont encore augmenté dans la capitale cette semaine.", "fr"),
        ("Assalamualaikum warahmatullahi wabarakatuh.", "ar"),
        ("Alea iacta est.", "la"),
        ("بسم الله الرحمن الرحيم", "ar"),
        ("Цены на рис снова выросли.", "ru"),
        ("米の値段がまた上がった。", "ja"),
        ("Presiden mengutip كل نفس ذائقة الموت dalam pidatonya.", "id"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert language_of(text, "id") == code


@pytest.mark.parametrize(
    "text",
    [
        "Pemerintah akan menaikkan harga bahan bakar mulai pekan depan.",
        "Warga mengungsi karena banjir belum surut.",
        "Jangan buka pintu untuk orang asing.",
    ],
)
def test_indonesian_is_told_where_english_is_expected(text: str) -> None:
    assert language_of(text, "en") == "id"
    assert [*foreign_quotations(f'He said, "{text}" and left.', "en")] == [(9, 11 + len(text))]


def test_malay_is_told_from_indonesian_by_the_article() -> None:
    assert language_of_article(MALAY, "id") == "ms"
    assert language_of_article(INDONESIAN, "id") == "id"
    assert language_of_article(ENGLISH, "id") == "en"
    assert language_of_article([], "id") == ""
    assert {language_of(text, "id") for text in MALAY} == {"id"}  # near enough to be translated


def article_of(*texts: str) -> Article:
    return read_plain("\n\n".join(texts), "berita")


def test_each_block_of_a_malay_article_is_malay() -> None:
    mixed = [*MALAY, "Jakarta", "Polisi mengatakan kecelakaan itu terjadi karena rem blong."]
    assert languages_of_blocks(article_of(*mixed), "id") == ["ms"] * (len(MALAY) + 1) + ["id"]
    indonesian = [text for text in INDONESIAN if len(text) > 30]
    mixed = [*indonesian, MALAY[0]]
    assert languages_of_blocks(article_of(*mixed), "id") == ["id"] * len(indonesian) + ["ms"]


def test_an_article_in_two_languages_is_not_taken_for_one_in_english() -> None:
    pairs = [
        "Loket dibuka pukul delapan pagi.",
        "The ticket counter opens at eight in the morning.",
        "Dilarang merokok di dalam ruangan.",
        "Smoking is not allowed inside the building at any time.",
    ]
    assert language_of_article(pairs, "id") == "id"
    assert languages_of_blocks(article_of(*pairs), "id") == ["id", "en", "id", "en"]
    assert language_of_article([pairs[0], *pairs[1::2], *ENGLISH], "id") == "en"


def test_what_an_english_article_quotes_and_who_said_it_is_indonesian() -> None:
    assert language_around('"Kami menunggu kepastian dari pengelola," kata Yanti.', "en") == "id"
    assert language_around("The mayor wrote, “Kami akan menindak pelakunya,” and left.", "id") == (
        "en"
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Presiden mengatakan, "We will not raise taxes this year," dalam pidatonya.',
         ['"We will not raise taxes this year,"']),
        ('Moto perusahaan itu adalah “Never give up”.', ["“Never give up”"]),
        ('Lagu "You Are Not Alone" diputar.', ['"You Are Not Alone"']),
        ('Ia menulis: "Jangan buka pintu," lalu "Do not open the door."',
         ['"Do not open the door."']),
        ('Ia berkata, "Saya suka film Star Wars dan The Matrix," lalu pergi.', []),
        ('Ketua "Bank Sentral Asia" hadir.', []),
        ('Kata "deadline" dipakai.', []),
        ('Pepatah Jawa “urip iku mung mampir ngombe” dikutipnya.',
         ["“urip iku mung mampir ngombe”"]),
        ('Ia menyapa, "Sugeng rawuh, para kanca sedaya," lalu duduk.',
         ['"Sugeng rawuh, para kanca sedaya,"']),
        ('Ia menjawab, "Hatur nuhun, Kang. Mugia sehat."', ['"Hatur nuhun, Kang. Mugia sehat."']),
        ('Doa "rabbana atina fid dunya" dibaca.', ['"rabbana atina fid dunya"']),
        ('Di surat itu tertulis "De arbeider moet zijn plaats weten."',
         ['"De arbeider moet zijn plaats weten."']),
        ('Ia bernyanyi "Besame mucho" dan "La vie est belle".',
         ['"Besame mucho"', '"La vie est belle"']),
        ('"Gw gak tau bgt sih lo," katanya.', []),
        ('"Kite mah kagak ngarti, Neng," ujar kakek itu.', []),
        ('Lagu "Bengawan Solo" dan film "Pengabdi Setan" diputar.', []),
        ('Ukuran 5" dan 6" dijual.', []),
        ("“Kami tidak tahu apa-apa”, katanya.", []),
    ],
)  # fmt: skip
def test_what_is_quoted_in_another_language_is_found(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_quotations(text, "id")] == quoted


@given(st.text(), st.sampled_from([*LANGUAGES, "sv", "xx"]))
def test_any_text_has_a_language(text: str, expected: str) -> None:
    assert language_of(text, expected) in {*LANGUAGES, expected}
    foreign_quotations(text, expected)
