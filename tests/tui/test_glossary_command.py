"""``dwibaca glossary``: the reader's terms from a shell."""

from pathlib import Path

import pytest

from translations.folders import Folders
from translations.terms.institutions import delivered
from tui.cli import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["glossary", *arguments])
    return capsys.readouterr().out


def test_terms_are_added_changed_turned_off_and_removed(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["glossary"]) == 0
    main(["glossary", "add", "gugatan", "claim"])
    assert printed(capsys, "add", "gugatan", "lawsuit") == "Before, it was claim.\n"
    main(["glossary", "add", "santri", "="])
    main(["glossary", "off", "santri"])
    assert printed(capsys, "list") == "gugatan\tlawsuit\n~ santri\t=\n"
    assert (folders.glossary / "id-en.tsv").read_text().endswith("gugatan\tlawsuit\n~ santri\t=\n")
    main(["glossary", "on", "santri"])
    assert main(["glossary", "remove", "gugatan"]) == 0
    assert printed(capsys) == "santri\t=\n"


def test_names_that_came_with_the_program_can_be_turned_off(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    kpk = "Komisi Pemberantasan Korupsi"
    assert f"\n{kpk}\t" in printed(capsys, "list", "--all")
    main(["glossary", "off", kpk])
    assert printed(capsys, "list").startswith(f"~ {kpk}\t")
    main(["glossary", "off", "@institutions"])
    assert printed(capsys, "list", "--all").count("\n") == 2
    main(["glossary", "on", "@institutions"])
    assert "Mahkamah Konstitusi" in printed(capsys, "list", "--all")


def test_without_terms_it_says_so_beside_its_empty_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["glossary"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    count = len(delivered("id", "en"))
    assert f"No terms of your own yet; {count:,} built-in names; press = in the reader" in said.err


@pytest.mark.parametrize(
    "arguments", [["remove", "tiada"], ["off", "tiada"], ["add", "#", "x"], ["add", "", "x"]]
)
def test_what_is_not_there_is_said_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["glossary", *arguments]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_translates_with_the_terms(
    folders: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "berita.txt"
    article.write_text("Hakim menolak gugatan itu.")
    main(["glossary", "add", "gugatan", "legal claim"])
    main(["translate", str(article)])
    assert "legal claim" in capsys.readouterr().out


def test_an_english_file_is_announced_and_left(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    article = tmp_path / "news.txt"
    article.write_text("The president said that prices would fall.")
    assert main(["translate", str(article)]) == 0
    out, err = capsysbinary.readouterr()
    assert out.count(b"The president said that prices would fall.") == 2
    assert b"already in English" in err and err.count(b"\n") == 1
    assert main(["translate", str(article), "--from", "auto"]) == 0
    assert main(["translate", str(article), "--anyway"]) == 0
    assert b"already in English" not in capsysbinary.readouterr().err.splitlines()[-1:]
    article.write_text("Der Preis ist wieder gestiegen, und das ist nicht gut für die Menschen.")
    assert main(["translate", str(article), "--from", "auto"]) == 1
    assert b"de" in capsysbinary.readouterr().err
