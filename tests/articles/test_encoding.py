"""Bytes with a missing or wrong encoding declaration."""

import pytest

from translations.articles.encoding import decode

INDONESIAN = [
    "Harganya €5 per kilogram, naik dari €4.\n",
    "Nelayan itu diam… lalu pulang.\nIbu menunggu di dermaga.\n",
    "Campurkan ½ sendok garam.\n",
    "“Saya pulang,” katanya – “besok.”\n",
    "Sejak Jum’at suhunya 30 °C.\n",
    "Rp\xa05.000 per ekor",
    "Merek Tirta™ dijual di Café Élite",
    "Naik 5‰ di nº 7",
    "Kata serapan: ñandú, ándale, ísta, índice, cargó, último.\n",
    "Vielä ehdit mukaan, jos tämä on pieni näyte.\n",
]


@pytest.mark.parametrize("text", INDONESIAN)
@pytest.mark.parametrize("repeated", [1, 15])
def test_windows_1252_however_few_its_special_letters(text: str, repeated: int) -> None:
    assert decode((text * repeated).encode("cp1252"), "a.txt") == text * repeated


def test_the_first_special_letter_may_come_late() -> None:
    text = "Nelayan pulang. " * 5000 + "Harganya €5."
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_other_old_code_pages_where_windows_1252_makes_no_sense(encoding: str) -> None:
    text = "Café di Jalan José; Pak Müller dan Señor Núñez sudah datang.\n"
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "gb18030", "shift_jis", "iso8859-7"])
def test_other_scripts(encoding: str) -> None:
    text = {
        "gb18030": "今天天气很好,我们去公园散步。",
        "shift_jis": "今日は天気がいいので、公園へ散歩に行きました。",
        "iso8859-7": "Καλημέρα σας, ο καιρός σήμερα είναι πολύ καλός. ",
    }.get(encoding, "Рыбак пошёл домой, когда дождь уже кончился. ") * 5
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark(encoding: str) -> None:
    text = "Nelayan “pulang” 🙂 dari 東京."
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            b"Nelayan pulang \xe2\x80\x94 dua kali. Harga \xff naik.",
            "Nelayan pulang — dua kali. Harga � naik.",
        ),
        ("Ia pergi ke kafé — lalu “tidur”".encode()[:-1], "Ia pergi ke kafé — lalu “tidur�"),
        ("Kata pertama saja “".encode()[:-1], "Kata pertama saja �"),
        (b"Sebuah caf\xe9", "Sebuah café"),
    ],
    ids=["a bad byte", "cut in a letter", "nothing but a cut letter", "no UTF-8"],
)
def test_utf8_with_a_damaged_letter(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "us-ascii", "x-tidak-ada", "utf-16"])
def test_a_label_that_does_not_decode_or_means_another_is_not_believed(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><p>Café “enak” – ramai…</p></html>'
    assert decode(page.encode("cp1252"), "a.html") == page


@pytest.mark.parametrize(
    "text",
    ["Ia makan di kafé — lalu “pulang” ke Médan.", "Suhunya 30 °C", "привет, мир", "Ibu ‘diam’…"],
)
@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf8_that_was_decoded_wrongly_and_saved_again(
    text: str, taken_for: str, times: int
) -> None:
    written = text.encode()
    for _ in range(times):
        letters = [bytes([code]) for code in written]
        wrong = "".join(_or_itself(letter, taken_for) for letter in letters)
        written = wrong.encode()
    assert decode(written, "a.txt") == text


def _or_itself(letter: bytes, encoding: str) -> str:
    """Programs pass on the five bytes that Windows-1252 does not know."""
    try:
        return letter.decode(encoding)
    except UnicodeDecodeError:
        return chr(letter[0])


@pytest.mark.parametrize("lost", ["", "\ufffd"])
def test_a_closing_quote_of_which_a_byte_was_lost(lost: str) -> None:
    assert decode(f"â€œPulang,â€{lost} katanya.".encode(), "a.txt") == "“Pulang,” katanya."


@pytest.mark.parametrize(
    "text", ["São Tomé, “MAÇÔ", "voilà l’été", "“Â”, kata guru: “â”.", "Đà Nẵng", "kafé"]
)
def test_letters_that_only_look_like_that(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


def test_quotes_of_windows_1252_that_were_taken_for_control_characters() -> None:
    assert decode("\x93Pulang\x94 \x96 \x805".encode(), "a.txt") == "“Pulang” – €5"


def test_a_mark_before_a_text_that_is_no_utf8() -> None:
    text = "Ia makan di kafé “Elok” – €5."
    assert decode(b"\xef\xbb\xbf" + text.encode("cp1252"), "a.txt") == text
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt") == text


def test_emoji_written_as_two_surrogates() -> None:
    halves = "Selamat \ud83d\ude42 pagi".encode("utf-8", "surrogatepass")
    assert decode(halves, "a.txt") == "Selamat 🙂 pagi"
    assert decode("Ya \ud83d 🙂".encode("utf-8", "surrogatepass"), "a.txt") == "Ya � 🙂"


def test_lines_of_an_old_code_page_pasted_into_a_text_in_utf8() -> None:
    data = "Ia makan di kafé.\n".encode() + "“Naik lagi,” katanya – di Médan.\n".encode("cp1252")
    assert decode(data * 3, "a.txt") == (
        "Ia makan di kafé.\n“Naik lagi,” katanya – di Médan.\n" * 3
    )
