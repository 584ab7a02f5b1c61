"""Mails as programs save them: a readable header, decoded text, no attachments."""

from email.message import EmailMessage

import pytest

from translations.articles import Kind, read_article
from translations.errors import ArticleError

TEXT = (
    "Jembatan élok itu sudah lama ditunggu warga, sebab perahu hanya datang dua kali sehari dan "
    "sering terlambat pada musim hujan.\n\n> Kapan selesai?\n\nBulan depan.\n"
)
PAGE = f"<html><body><p>{TEXT.splitlines()[0]}</p><p>Salam dari desa.</p></body></html>"


def mail(text: str = TEXT, page: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ketut Rai <ketut@contoh.id>"
    message["To"] = "wayan@contoh.id"
    message["Subject"] = "Jembatan élok"
    message["Date"] = "Wed, 13 Mar 2024 10:00:00 +0700"
    message["Message-ID"] = "<1@contoh.id>"
    message.set_content(text, cte="quoted-printable")
    if page:
        message.add_alternative(page, subtype="html")
    return message


@pytest.mark.parametrize("name", ["surat.eml", "surat.txt", "surat"])
def test_a_mail_is_decoded_whatever_its_name(name: str) -> None:
    message = mail()
    message.add_attachment(b"\x89PNG" * 50, maintype="image", subtype="png", filename="a.png")
    message.add_attachment("Bukan bagian surat.", filename="b.txt")
    article = read_article(bytes(message), name)
    assert (article.title, article.author, article.date) == (
        "Jembatan élok",
        "Ketut Rai",
        "2024-03-13",
    )
    assert [(b.kind, b.text) for b in article.blocks[2:]] == [
        (Kind.PARAGRAPH, TEXT.splitlines()[0]),
        (Kind.QUOTE, "Kapan selesai?"),
        (Kind.PARAGRAPH, "Bulan depan."),
    ]
    assert article.blocks[1].kind is Kind.CODE


def test_the_header_is_decoded_where_one_reads_it() -> None:
    text = bytes(mail()).replace(b"Subject: ", b"X-Mailer: satu\nSubject: ")
    assert b"=?" in text.split(b"\n\n")[0]
    for name in ("surat.eml", "surat.txt"):
        header = read_article(text, name).blocks[1].text
        assert "Subject: Jembatan élok" in header
        assert "=?" not in header


def test_the_page_is_read_where_the_text_only_points_to_it() -> None:
    article = read_article(bytes(mail("Lihat HTML.", PAGE)), "surat.eml")
    assert article.blocks[-1].text == "Salam dari desa."
    article = read_article(bytes(mail(TEXT, PAGE)), "surat.eml")
    assert article.blocks[-1].text == "Bulan depan."


def test_a_mail_of_attachments_says_so() -> None:
    with pytest.raises(ArticleError, match="is a mail without text"):
        read_article(bytes(mail("\n")), "surat.eml")
