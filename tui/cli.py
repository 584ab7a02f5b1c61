"""The command line: reads arguments, then hands over to a screen or a command."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from translations import crash
from translations.errors import DwibacaError
from tui.commands.output import complain, flush, prepare_streams

if TYPE_CHECKING:
    from argparse import Namespace

_COMMANDS = (
    *("translate", "notes", "glossary", "packages", "keys", "doctor"),
    *("add", "list", "remove", "search", "kept", "backup", "restore"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run dwibaca.

    Returns:
        0; 1 for a file or package that cannot be used; 2 for wrong arguments; 130 when
        interrupted at the keyboard, and 128 and its number when told to end by a signal.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        prepare_streams()
        _write_what_the_terminal_knows()
        run = _run_command if given and given[0] in _COMMANDS else _run_reader
        status = _run(run, given)
        flush()
        return status
    except DwibacaError as error:
        complain(f"dwibaca: {error}")
    except BrokenPipeError:
        pass  # the reader of our output has seen enough
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  a bug of ours: never a traceback
        complain(f"dwibaca: {crash.report(error)}")
    return 1


def _run(run: Callable[[list[str]], int], given: list[str]) -> int:
    try:
        return run(given)
    except SystemExit as ended:  # argparse has printed its message
        return ended.code if isinstance(ended.code, int) else 0
    except OSError:
        flush()  # reports an error if standard output is what fails
        raise


def _write_what_the_terminal_knows() -> None:
    encodings = {str(getattr(stream, "encoding", "")).lower() for stream in _streams()}
    if os.environ.get("DWIBACA_ASCII") or encodings - {"utf-8", "utf8", ""}:
        from tui.commands.ascii_fallback import use_for

        use_for(*_streams())


def _streams() -> tuple[object, ...]:
    return sys.stdout, sys.stderr, sys.__stderr__  # the screen is drawn on the last one


def _run_reader(given: list[str]) -> int:
    path = given[0] if given else None
    languages = ("id", "en")
    # Most starts need no parser, and argparse takes time to import.
    if len(given) > 1 or (path and path.startswith("-")):
        from tui.commands.arguments import reader_parser

        options = reader_parser().parse_args(given)
        path, languages = options.path, (options.from_code, options.to_code)
    from tui.run_reader import run_reader

    return run_reader(path, languages)


def _run_command(given: list[str]) -> int:
    from tui.commands.ending import ending_in_order

    with ending_in_order():
        return _command(given)


def _command(given: list[str]) -> int:
    from tui.commands.arguments import parse_command

    options = parse_command(given)
    if options.command == "doctor":
        from tui.commands.doctor import run_doctor

        return run_doctor()
    if options.command == "keys":
        from tui.commands.keys import run_keys

        return run_keys(config=options.config)
    if options.command == "packages":
        from tui.commands.packages import run_packages

        return run_packages(options)
    if options.command == "notes":
        from tui.commands.notes import run_notes

        return run_notes(
            options.path, options.format, options.output, kinds=options.kind, force=options.force
        )
    if options.command == "glossary":
        from tui.commands.glossary import run_glossary

        return run_glossary(
            options.action,
            (options.from_code, options.to_code),
            terms=options.terms,
            wording=options.wording,
            everything=options.all,
        )
    if options.command != "translate":
        return _run_library(options)
    from translations.argos import ACCURATE, FAST
    from tui.commands.translate import TranslateOptions, run_translate

    wanted = TranslateOptions(
        options.format,
        (options.from_code, options.to_code),
        FAST if options.fast else ACCURATE,
        own_wordings=not options.machine,
        marks=options.marks,
        anyway=options.anyway,
    )
    return run_translate(options.path, options.output, wanted, force=options.force)


def _run_library(options: "Namespace") -> int:
    from tui.commands import library

    if options.command == "add":
        return library.run_add(options.files)
    if options.command == "list":
        return library.run_list(as_json=options.json, unread=options.unread)
    if options.command == "remove":
        return library.run_remove(options.names)
    if options.command == "search":
        return library.run_search(options.words, as_json=options.json, most=options.limit)
    if options.command == "kept":
        return library.run_kept(options.trim)
    if options.command == "backup":
        return library.run_backup(options.file)
    return library.run_restore(options.file)


if __name__ == "__main__":
    sys.exit(main())
