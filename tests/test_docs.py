"""Everything that the README mentions exists, and the README mentions everything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from translations.exports import FORMATS
from translations.exports.notes import NOTES_FORMATS
from tui.keys import bindings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
DOCUMENTS = {
    path: path.read_text()
    for path in [
        *ROOT.glob("*.md"),
        *ROOT.glob("tests/**/README.md"),
        *ROOT.glob("translations/**/README.md"),
    ]
}


def help_of(*command: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "tui", *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.mark.parametrize("command", ["translate", "notes", "packages", "doctor"])
def test_every_command_is_in_the_readme_and_in_the_help(command: str) -> None:
    assert f"dwibaca {command}" in README
    assert f"dwibaca {command}" in help_of()
    assert "usage: dwibaca" in help_of(command)


def test_every_option_of_translate_is_in_the_readme() -> None:
    options = set(re.findall(r"--[a-z]+", help_of("translate"))) - {"--help"}
    assert {option for option in options if option not in README} == set()


def test_every_format_is_in_the_readme_and_can_be_asked_for() -> None:
    usage = help_of("translate")
    for name in FORMATS:
        assert f"`{name}`" in README
        assert name in usage
    for name in NOTES_FORMATS:
        assert name in help_of("notes")


def test_every_key_of_the_reader_is_in_the_readme() -> None:
    table = README[README.index("| keys | what |") : README.index("Side by side needs")]
    listed = set(re.findall(r"`,`|[^\s|,]+", table))
    for binding in (
        *bindings.VIEW_KEYS,
        *bindings.SEARCH_KEYS,
        *bindings.READER_KEYS,
        *bindings.APP_KEYS,
    ):
        first = binding.key_display or binding.key.split(",")[0]
        shown = {"down": "↓", "up": "↑", "right": "→", "left": "←", "pagedown": "PgDn",
                 "pageup": "PgUp", "escape": "esc", "question_mark": "?", "comma": "`,`"}.get(first, first)  # fmt: skip
        assert shown in listed, (binding.id, shown)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_picture_and_file_that_is_linked_is_there(document: Path) -> None:
    for path in re.findall(r"\[[^\]]*\]\(([^)#:]+)\)", DOCUMENTS[document]):
        assert (document.parent / path).exists(), path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(document: Path) -> None:
    named = r"`(?:python -m )?((?:tests|translations|tui)[./][\w./]+)"
    for module in re.findall(named, DOCUMENTS[document]):
        path = ROOT / (module if "/" in module else module.replace(".", "/"))
        assert path.exists() or path.with_suffix(".py").exists(), module


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 160
