"""The command line: reads arguments, then hands over to a screen or a command."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translations import __version__
from translations.errors import DwibacaError
from tui import crash

if TYPE_CHECKING:
    import argparse

_COMMANDS = ("translate", "notes", "packages", "doctor")
_EXAMPLES = """\
examples:
  dwibaca                          the library; a sample article the first time
  dwibaca berita.txt               read an article
  dwibaca ~/Unduhan                choose a file in a folder
  dwibaca translate berita.html    print original and translation
  dwibaca notes                    print all your bookmarks and notes
  dwibaca packages                 what translates; install a better package
  dwibaca doctor                   is everything there, offline?

Text, Markdown, saved web pages and EPUB books can be read. Nothing is sent anywhere.
"""
_TRANSLATE_EXAMPLES = """\
examples:
  dwibaca translate berita.txt
  dwibaca translate buku.epub --format html --output buku.html
  dwibaca translate Unduhan --format epub --output Terjemahan
  dwibaca translate berita.html --format json | jq '.blocks[].translation'
  pdftotext laporan.pdf - | dwibaca translate -
"""
_PACKAGES_EXAMPLES = """\
examples:
  dwibaca packages                             those that are installed
  dwibaca packages available --from id
  dwibaca packages install translate-id_en     the full package; needs a network
  dwibaca packages install paket.argosmodel    from a file; needs none
  dwibaca packages remove translate-id_en
"""
_NOTES_EXAMPLES = """\
examples:
  dwibaca notes > notes.md
  dwibaca notes berita.txt
  dwibaca notes --format anki --output berita.apkg
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run dwibaca.

    Returns:
        0; 1 for a file or package that cannot be used; 2 for wrong arguments; 130 when
        interrupted at the keyboard.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        run = _run_command if given and given[0] in _COMMANDS else _run_reader
        status = run(given)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except DwibacaError as error:
        print(f"dwibaca: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  a fault of ours: never a traceback
        print(f"dwibaca: {crash.report(error)}", file=sys.stderr)  # noqa: T201
        return 1


def _run_reader(given: list[str]) -> int:
    path = given[0] if given else None
    languages = ("id", "en")
    # By far the most starts need no parser, and argparse takes its time to import.
    if len(given) > 1 or (path and path.startswith("-")):
        options = _reader_parser().parse_args(given)
        path, languages = options.path, (options.from_code, options.to_code)
    from tui.start import run_reader

    return run_reader(path, languages)


def _reader_parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="dwibaca",
        description="Read Indonesian articles beside their English translation, offline.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="dwibaca [PATH] [--from CODE] [--to CODE]\n"
        "       dwibaca {translate,notes,packages,doctor} [-h] …",
    )
    parser.add_argument("path", nargs="?", metavar="PATH", help="a file to read, or a folder")
    _add_languages(parser)
    parser.add_argument("--version", action="version", version=f"dwibaca {__version__}")
    return parser


def _add_languages(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "--from", dest="from_code", default="id", metavar="CODE", help="language; default: id"
    )
    parser.add_argument(
        "--to",
        dest="to_code",
        default="en",
        metavar="CODE",
        help="language; default: en. By way of English where no package goes straight",
    )


def _run_command(given: list[str]) -> int:
    import argparse

    parser = argparse.ArgumentParser(prog="dwibaca")
    commands = parser.add_subparsers(dest="command", required=True)
    translate = commands.add_parser(
        "translate",
        help="print an article with its translation",
        description="Print an article with its translation.",
        epilog=_TRANSLATE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    translate.add_argument(
        "path", metavar="PATH", help="a file, a folder of files, or - for standard input"
    )
    translate.add_argument(
        "--format",
        choices=("text", "markdown", "table", "html", "epub", "json"),
        default="text",
        help="default: text",
    )
    translate.add_argument(
        "--output", metavar="FILE", help="write here, not to standard output; for a folder, one"
    )
    translate.add_argument("--marks", action="store_true", help="with your bookmarks and notes")
    translate.add_argument(
        "--machine", action="store_true", help="what the machine made, without your own wordings"
    )
    _add_languages(translate)
    translate.add_argument(
        "--fast", action="store_true", help="more than twice as fast, a little less good"
    )
    notes = commands.add_parser(
        "notes",
        help="print bookmarks, highlights, notes and own wordings",
        description="Print the marks of one article, or of all.",
        epilog=_NOTES_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    notes.add_argument("path", nargs="?", metavar="PATH", help="an article; all if there is none")
    notes.add_argument(
        "--format",
        choices=("markdown", "json", "anki"),
        default="markdown",
        help="default: markdown; anki needs --output",
    )
    notes.add_argument("--output", metavar="FILE", help="write here, not to standard output")
    packages = commands.add_parser(
        "packages",
        help="list, install and remove what translates",
        description="List, install and remove Argos packages.",
        epilog=_PACKAGES_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    packages.set_defaults(action="list")
    actions = packages.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="those that are installed")
    available = actions.add_parser("available", help="those that Argos's index offers")
    available.add_argument("--from", dest="from_code", metavar="CODE")
    available.add_argument("--to", dest="to_code", metavar="CODE")
    install = actions.add_parser("install", help="fetch a package, or take it from a file")
    install.add_argument("name", metavar="NAME-OR-FILE")
    remove = actions.add_parser("remove", help="remove a package")
    remove.add_argument("name", metavar="NAME")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    commands.add_parser(
        "doctor",
        help="versions, folders, packages, and whether reading works offline",
        description="Say versions, folders and packages, and try whether reading works offline.",
    )
    options = parser.parse_args(given)
    if options.command == "doctor":
        from tui.doctor import run_doctor

        return run_doctor()
    if options.command == "packages":
        from tui.packaging import run_packages

        return run_packages(options)
    if options.command == "notes":
        from tui.noting import run_notes

        return run_notes(options.path, options.format, options.output)
    from translations.argos import CAREFUL, FAST
    from tui.translating import Wish, run_translate

    wish = Wish(
        options.format,
        (options.from_code, options.to_code),
        FAST if options.fast else CAREFUL,
        own_wordings=not options.machine,
        marks=options.marks,
    )
    return run_translate(options.path, options.output, wish)


if __name__ == "__main__":
    sys.exit(main())
