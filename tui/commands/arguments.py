"""The command line's arguments and their help."""

import argparse
from collections.abc import Callable, Sequence

from translations import __version__
from translations.exports import FORMATS
from translations.exports.notes import NOTES_FORMATS
from translations.notebook import MarkKind
from tui.commands.library import HALF, megabytes
from tui.standard_input import is_piped

_DESCRIPTION = "Read Indonesian articles beside their English translation, offline."
_EXAMPLES = """\
examples:
  dwibaca                          the library; a sample article the first time
  dwibaca berita.txt               read an article
  dwibaca ~/Unduhan                choose a file in a folder
  dwibaca translate berita.html    print original and translation
  wl-paste | dwibaca               read what is piped in
  dwibaca search harga beras       find words in every article read
  dwibaca notes                    print all your bookmarks and notes
  dwibaca glossary                 your translations of terms
  dwibaca packages                 translation packages; install a better one
  dwibaca keys                     every key, and how to change it
  dwibaca doctor                   is everything there, offline?

Text, Markdown, saved web pages, mails, subtitles, e-books
(EPUB, FB2) and documents (DOCX, ODT, RTF, PDF) can be read.
Nothing is sent anywhere.
"""
_TRANSLATE_EXAMPLES = """\
examples:
  dwibaca translate berita.txt
  dwibaca translate buku.epub --format html --output buku.html
  dwibaca translate Unduhan --format epub --output Terjemahan
  dwibaca translate berita.html --format json | jq '.blocks[].translation'
  dwibaca translate laporan.pdf
  wl-paste | dwibaca translate
"""
_PACKAGES_EXAMPLES = """\
examples:
  dwibaca packages                             the installed packages
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
  dwibaca search '"harga beras"'    next to each other
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
  dwibaca glossary add santri =                   leave it untranslated
  dwibaca glossary off gugatan
  dwibaca glossary off @institutions              all built-in names
  dwibaca glossary list --all | grep KPK
"""
_KEYS_EXAMPLES = """\
examples:
  dwibaca keys | grep note
  dwibaca keys --config | less      # the comma opens these in your editor, in dwibaca
"""
_NOTES_EXAMPLES = """\
examples:
  dwibaca notes > notes.md
  dwibaca notes berita.txt
  dwibaca notes --kind word --format csv --output kata.csv
  dwibaca notes --format anki-text --output kartu.anki.txt
"""


def reader_parser() -> argparse.ArgumentParser:
    """For reading: no command, optionally a path."""
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
        help="source language; default: id. auto: detect it",
    )
    parser.add_argument(
        "--to",
        dest="to_code",
        default="en",
        metavar="CODE",
        help="target language; default: en. Goes through English if there is no direct package",
    )


def parse_command(given: Sequence[str]) -> argparse.Namespace:
    """Parse a command; what it reads is standard input if that is piped and no file is named.

    Raises:
        SystemExit: the arguments are wrong.
    """
    parser = argparse.ArgumentParser(prog="dwibaca", description=_DESCRIPTION)
    _add_commands(parser)
    options = parser.parse_args(given)
    if options.command == "translate" and options.path is None:
        options.path = _piped(parser)
    if options.command == "add" and not options.files:
        options.files = [_piped(parser)]
    return options


def _piped(parser: argparse.ArgumentParser) -> str:
    if not is_piped():
        parser.error("name a file, or pipe something in")
    return "-"


def whole_parser() -> argparse.ArgumentParser:
    """Everything together, for the manual page and for shells; not used for parsing."""
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
            "your translations of terms: list, add, remove, turn off",
            "Print or change how terms are translated. The file is plain text, one term per line.",
            _GLOSSARY_EXAMPLES,
        )
    )
    _library(command)
    _keys(
        command(
            "keys",
            "every action with its keys, and a config file for changing them",
            "Print every action: its name, its keys, where it works, what it does.",
            _KEYS_EXAMPLES,
        )
    )
    command(
        "doctor",
        "versions, folders, packages, and whether reading works offline",
        "Print versions, folders and packages, and check that reading works offline.",
    )


def _library(command: Callable[..., argparse.ArgumentParser]) -> None:
    add = command(
        "add",
        "add articles to the library",
        "Add articles to the library, to read later.",
        _ADD_EXAMPLES,
    )
    add.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a file, or - for standard input; without one, what is piped in",
    )
    listing = command("list", "print the articles of the library", "Print the library's articles.")
    listing.add_argument("--json", action="store_true", help="for other programs")
    listing.add_argument("--unread", action="store_true", help="only those never opened")
    remove = command(
        "remove",
        "remove articles from the library",
        "Remove articles from the library, with their marks. `dwibaca add` brings them back.",
    )
    remove.add_argument("names", nargs="+", metavar="NAME", help="an id of `list`, a path, a title")
    search = command(
        "search",
        "find words in all articles, in both languages",
        "Find words in all articles that were read, their translations, and notes.",
        _SEARCH_EXAMPLES,
    )
    search.add_argument("words", nargs="+", metavar="WORD", help="all of them must be found")
    search.add_argument("--json", action="store_true", help="for other programs")
    search.add_argument(
        "--limit", type=int, default=30, metavar="N", help="maximum number of articles; default: 30"
    )
    kept = command(
        "kept",
        "the space that kept texts take; reduce it",
        "Print how much space the kept texts of articles take.",
    )
    kept.add_argument(
        "--trim",
        nargs="?",
        type=megabytes,
        const=HALF,
        metavar="MB",
        help="delete the least recently read texts until so many megabytes are left; default: half"
        " of the limit. Texts with marks, and those without another copy, stay",
    )
    backup = command(
        "backup",
        "save everything that you made and kept in one file",
        "Save notebook, kept articles, glossary and settings in one zip file.",
        _BACKUP_EXAMPLES,
    )
    backup.add_argument("file", metavar="FILE", help="a new file, such as dwibaca.zip")
    restore = command(
        "restore",
        "restore a backup",
        "Restore a backup. Marks from both sides are kept; nothing is overwritten.",
        _BACKUP_EXAMPLES,
    )
    restore.add_argument("file", metavar="FILE", help="a file from `dwibaca backup`")


def _translate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="a file, a folder of files, or - for standard input; without it, what is piped in",
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    _add_output(parser, "; for a folder, one")
    parser.add_argument("--marks", action="store_true", help="include your bookmarks and notes")
    parser.add_argument(
        "--machine",
        action="store_true",
        help="the machine's translation, without yours",
    )
    _add_languages(parser)
    parser.add_argument(
        "--fast", action="store_true", help="more than twice as fast, slightly worse"
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="translate text in other languages too, as if it were in the package's language",
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
    listing.add_argument("--all", action="store_true", help="built-in terms too")
    add = action("add", "set the translation of a term")
    add.add_argument("terms", nargs=1, metavar="TERM", help="in lower case: in all its forms")
    add.add_argument(
        "wording", metavar="WORDING", help="the translation, or = to leave the term untranslated"
    )
    for name, about in (
        ("remove", "remove terms"),
        ("off", "turn terms off"),
        ("on", "turn terms on again"),
    ):
        action(name, about).add_argument(
            "terms", nargs="+", metavar="TERM", help="as shown by `list`"
        )


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        action="store_true",
        help="as a config.toml with all settings, to edit",
    )


def _notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", metavar="PATH", help="an article; without it, all")
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
        help="only these marks; can be repeated. wording: your own translations",
    )
    _add_output(parser)


def _add_output(parser: argparse.ArgumentParser, more: str = "") -> None:
    parser.add_argument(
        "--output", metavar="FILE", help=f"write here instead of to standard output{more}"
    )
    parser.add_argument("--force", action="store_true", help="replace existing files")


def _packages(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="the installed packages")
    available = actions.add_parser("available", help="the packages in Argos's index")
    available.add_argument("--from", dest="from_code", metavar="CODE", help="language")
    available.add_argument("--to", dest="to_code", metavar="CODE", help="language")
    install = actions.add_parser("install", help="install a package from the index or from a file")
    install.add_argument(
        "name", metavar="NAME-OR-FILE", help="a name shown by `available`, or a path"
    )
    remove = actions.add_parser("remove", help="remove a package")
    remove.add_argument("name", metavar="NAME", help="a name shown by `list`")
    remove.add_argument("--yes", action="store_true", help="do not ask")
