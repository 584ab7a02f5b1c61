"""What can be written on the command line, and the help for it."""

import argparse
from collections.abc import Callable

from translations import __version__
from translations.exports import FORMATS
from translations.exports.notes import NOTES_FORMATS
from translations.notebook import MarkKind
from tui.commands.library import HALF, megabytes

_DESCRIPTION = "Read Indonesian articles beside their English translation, offline."
_EXAMPLES = """\
examples:
  dwibaca                          the library; a sample article the first time
  dwibaca berita.txt               read an article
  dwibaca ~/Unduhan                choose a file in a folder
  dwibaca translate berita.html    print original and translation
  wl-paste | dwibaca -             read what is piped in
  dwibaca search harga beras       find words in every article read
  dwibaca notes                    print all your bookmarks and notes
  dwibaca glossary                 how you want terms to be put
  dwibaca packages                 translation packages; install a better one
  dwibaca keys                     every key, and how to change it
  dwibaca doctor                   is everything there, offline?

Text, Markdown, saved web pages, mails, subtitles, e-books (EPUB, FB2) and documents (DOCX, ODT,
RTF, PDF) can be read. Nothing is sent anywhere.
"""
_TRANSLATE_EXAMPLES = """\
examples:
  dwibaca translate berita.txt
  dwibaca translate buku.epub --format html --output buku.html
  dwibaca translate Unduhan --format epub --output Terjemahan
  dwibaca translate berita.html --format json | jq '.blocks[].translation'
  dwibaca translate laporan.pdf
  wl-paste | dwibaca translate -
"""
_PACKAGES_EXAMPLES = """\
examples:
  dwibaca packages                             those that are installed
  dwibaca packages available --from id
  dwibaca packages install translate-id_en     the full package; needs a network
  dwibaca packages install paket.argosmodel    from a file; needs none
  dwibaca packages remove translate-id_en
"""
_ADD_EXAMPLES = """\
examples:
  dwibaca add Unduhan/*.html
  wl-paste | dwibaca add -
"""
_SEARCH_EXAMPLES = """\
examples:
  dwibaca search harga beras        both words, in any form: berharga, beras-beras
  dwibaca search '"harga beras"'    side by side
  dwibaca search rice --json | jq '.[].original'
"""
_BACKUP_EXAMPLES = """\
examples:
  dwibaca backup dwibaca-$(date +%F).zip
  dwibaca restore dwibaca-2026-11-27.zip    on another machine, or on this one
"""
_GLOSSARY_EXAMPLES = """\
examples:
  dwibaca glossary add gugatan lawsuit            in every form, in every article
  dwibaca glossary add 'Mahkamah Agung' 'the Supreme Court'
  dwibaca glossary add santri =                   left as it is
  dwibaca glossary off gugatan
  dwibaca glossary off @institutions              all names that came with the program
  dwibaca glossary list --all | grep KPK
"""
_KEYS_EXAMPLES = """\
examples:
  dwibaca keys | grep note
  dwibaca keys --config > ~/.config/dwibaca/config.toml
"""
_NOTES_EXAMPLES = """\
examples:
  dwibaca notes > notes.md
  dwibaca notes berita.txt
  dwibaca notes --kind word --format csv --output kata.csv
  dwibaca notes --format anki --output berita.apkg
"""


def reader_parser() -> argparse.ArgumentParser:
    """For reading: no command, perhaps a path."""
    parser = argparse.ArgumentParser(
        prog="dwibaca",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="dwibaca [PATH] [--from CODE] [--to CODE]\n"
        "       dwibaca {translate,notes,glossary,packages,keys,doctor,\n"
        "                add,list,remove,search,kept,backup,restore} [-h] …",
    )
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="a file to read, a folder, or - for standard input"
    )
    _add_reading(parser)
    return parser


def _add_reading(parser: argparse.ArgumentParser) -> None:
    _add_languages(parser)
    parser.add_argument("-V", "--version", action="version", version=f"dwibaca {__version__}")


def _add_languages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="from_code",
        default="id",
        metavar="CODE",
        help="language; default: id. auto: the one that it is in",
    )
    parser.add_argument(
        "--to",
        dest="to_code",
        default="en",
        metavar="CODE",
        help="language; default: en. By way of English where no package goes straight",
    )


def command_parser() -> argparse.ArgumentParser:
    """For the commands."""
    parser = argparse.ArgumentParser(prog="dwibaca", description=_DESCRIPTION)
    _add_commands(parser)
    return parser


def whole_parser() -> argparse.ArgumentParser:
    """Both in one, for the manual page and for shells; no command line is read by it."""
    parser = argparse.ArgumentParser(prog="dwibaca", description=_DESCRIPTION)
    _add_reading(parser)
    _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, summary: str, about: str, examples: str = "") -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=summary,
            description=about,
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    _translate(
        command(
            "translate",
            "print an article with its translation",
            "Print an article with its translation.",
            _TRANSLATE_EXAMPLES,
        )
    )
    _notes(
        command(
            "notes",
            "print bookmarks, highlights, notes, kept words and your translations",
            "Print the marks of one article, or of all.",
            _NOTES_EXAMPLES,
        )
    )
    _packages(
        command(
            "packages",
            "list, install and remove translation packages",
            "List, install and remove Argos packages.",
            _PACKAGES_EXAMPLES,
        )
    )
    _glossary(
        command(
            "glossary",
            "how you want terms to be put: list, add, remove, turn off",
            "Print or change how terms are put. The file is plain text, a term a line.",
            _GLOSSARY_EXAMPLES,
        )
    )
    _library(command)
    _keys(
        command(
            "keys",
            "every action with its keys, and a config file to change them in",
            "Print every action: its name, its keys, where it can be done, what it does.",
            _KEYS_EXAMPLES,
        )
    )
    command(
        "doctor",
        "versions, folders, packages, and whether reading works offline",
        "Say versions, folders and packages, and try whether reading works offline.",
    )


def _library(command: Callable[..., argparse.ArgumentParser]) -> None:
    add = command(
        "add",
        "put articles into the library",
        "Put articles into the library, to be read later.",
        _ADD_EXAMPLES,
    )
    add.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    listing = command("list", "print the articles of the library", "Print the library's articles.")
    listing.add_argument("--json", action="store_true", help="for other programs")
    listing.add_argument("--unread", action="store_true", help="those that were not opened yet")
    remove = command(
        "remove",
        "take articles out of the library",
        "Take articles out of the library, with their marks. `dwibaca add` brings them back.",
    )
    remove.add_argument("names", nargs="+", metavar="NAME", help="an id of `list`, a path, a title")
    search = command(
        "search",
        "find words in all articles, in both languages",
        "Print where words stand in the articles that were read, their translations, and notes.",
        _SEARCH_EXAMPLES,
    )
    search.add_argument("words", nargs="+", metavar="WORD", help="all of them are to be found")
    search.add_argument("--json", action="store_true", help="for other programs")
    search.add_argument(
        "--limit", type=int, default=30, metavar="N", help="articles at most; default: 30"
    )
    kept = command(
        "kept",
        "how much the kept texts take; make them take less",
        "Say how much room the texts of articles take that were read.",
    )
    kept.add_argument(
        "--trim",
        nargs="?",
        type=megabytes,
        const=HALF,
        metavar="MB",
        help="delete the texts not read for longest, until so much is left; default: half of what"
        " they may have. Texts with marks, and those that nothing else has, stay",
    )
    backup = command(
        "backup",
        "write everything that you made and kept into one file",
        "Write notebook, kept articles, glossary and settings into one zip file.",
        _BACKUP_EXAMPLES,
    )
    backup.add_argument("file", metavar="FILE", help="a new file, such as dwibaca.zip")
    restore = command(
        "restore",
        "bring back what a backup has",
        "Bring back what a backup has. Marks of both are kept; nothing is overwritten.",
        _BACKUP_EXAMPLES,
    )
    restore.add_argument("file", metavar="FILE", help="what `dwibaca backup` wrote")


def _translate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", metavar="PATH", help="a file, a folder of files, or - for standard input"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    _add_output(parser, "; for a folder, one")
    parser.add_argument("--marks", action="store_true", help="with your bookmarks and notes")
    parser.add_argument(
        "--machine",
        action="store_true",
        help="what the machine made, without your translations",
    )
    _add_languages(parser)
    parser.add_argument(
        "--fast", action="store_true", help="more than twice as fast, a little less good"
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="translate text in other languages too, as if it were in that of the package",
    )


def _glossary(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(action="list", all=False, terms=[], wording="")
    parser.set_defaults(from_code="id", to_code="en")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")

    def action(name: str, about: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=about)
        made.add_argument("--from", dest="from_code", default="id", metavar="CODE", help="language")
        made.add_argument("--to", dest="to_code", default="en", metavar="CODE", help="language")
        return made

    listing = action("list", "print them")
    listing.add_argument("--all", action="store_true", help="those that came with the program too")
    add = action("add", "always put a term so")
    add.add_argument("terms", nargs=1, metavar="TERM", help="in small letters: in all its forms")
    add.add_argument("wording", metavar="WORDING", help="or = to leave the term as it is")
    for name, about in (
        ("remove", "take terms out"),
        ("off", "have terms hold no more"),
        ("on", "have terms hold again"),
    ):
        action(name, about).add_argument(
            "terms", nargs="+", metavar="TERM", help="as `list` has it"
        )


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        action="store_true",
        help="as a config.toml to start from, with all that can be set",
    )


def _notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", metavar="PATH", help="an article; all if there is none")
    parser.add_argument(
        "--format",
        choices=tuple(NOTES_FORMATS),
        default="markdown",
        help="default: markdown; anki needs --output",
    )
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in MarkKind],
        action="append",
        default=[],
        help="only these marks; can be given several times. wording: your own translations",
    )
    _add_output(parser)


def _add_output(parser: argparse.ArgumentParser, more: str = "") -> None:
    parser.add_argument(
        "--output", metavar="FILE", help=f"write here, not to standard output{more}"
    )
    parser.add_argument("--force", action="store_true", help="replace what is there already")


def _packages(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="those that are installed")
    available = actions.add_parser("available", help="those that Argos's index offers")
    available.add_argument("--from", dest="from_code", metavar="CODE", help="language")
    available.add_argument("--to", dest="to_code", metavar="CODE", help="language")
    install = actions.add_parser("install", help="fetch a package, or take it from a file")
    install.add_argument("name", metavar="NAME-OR-FILE", help="as `available` names it, or a path")
    remove = actions.add_parser("remove", help="remove a package")
    remove.add_argument("name", metavar="NAME", help="as `list` names it")
    remove.add_argument("--yes", action="store_true", help="do not ask")
