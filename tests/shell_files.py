"""Generates shell completions and the manual page in tui/shell/; a test keeps them up to date.

python -m tests.shell_files
"""

import argparse
import re
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage
from textual.binding import Binding

from translations import __version__
from tui.commands.arguments import whole_parser
from tui.keys import bindings

FOLDER = Path(__file__).parent.parent / "tui" / "shell"
_PATHS = {"path", "output", "file", "files"}
_FISH_FILES = (
    "complete -c dwibaca -n '_shtab_dwibaca_using; and test $_shtab_dwibaca_npos -eq 0' "
    '-ka "(__fish_complete_path (commandline -ct))"'
)
_ABOUT = {
    "FILES": {
        "~/.local/share/dwibaca/notebook/": "Bookmarks, notes and places: one JSON file per article.",
        "~/.local/share/dwibaca/dictionaries/": "Your dictionaries: dictd and StarDict.",
        "~/.config/dwibaca/config.toml": "Your keys and settings; see dwibaca keys --config.",
        "~/.cache/dwibaca/": "Saved translations; may be deleted.",
        "~/.local/state/dwibaca/": "Drafts, choices, crash reports.",
        "~/.local/share/argos-translate/packages/": "Packages, shared with Argos Translate.",
    },
    "ENVIRONMENT": {
        "DWIBACA_HOME": "One folder for all of dwibaca's files.",
        "DWIBACA_ASCII": "If set, the screen is drawn in ASCII.",
        "NO_COLOR": "If set, the screen uses only shades of grey.",
        "EDITOR": "The editor that ctrl+o opens notes in.",
        "ARGOS_PACKAGES_DIR": "The folder of packages.",
    },
    "EXIT STATUS": {
        "0": "All went well.",
        "1": "A file or a package cannot be used; standard error says which.",
        "2": "Wrong arguments.",
    },
}


def shell_files() -> dict[str, str]:
    """The files, by their names."""
    parser = whole_parser()
    for action in _actions(parser):
        if action.dest in _PATHS or action.metavar == "NAME-OR-FILE":
            action.complete = shtab.FILE
    bash, zsh, fish = (shtab.complete(parser, shell) for shell in ("bash", "zsh", "fish"))
    # An article may stand where a command may: then a file's name is completed.
    bash = bash.replace("complete -o bashdefault", "complete -o bashdefault -o default")
    describe = "  _describe 'dwibaca commands' _commands\n"
    zsh = zsh.replace(describe, f"{describe}  _files\n")
    fish += f"\n{_FISH_FILES}\n"
    return {
        "dwibaca.bash": _without_trailing_space(bash),
        "_dwibaca": _without_trailing_space(zsh),
        "dwibaca.fish": _without_trailing_space(fish),
        "dwibaca.1": _manual(parser),
    }


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found = []
    for action in parser._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                found += _actions(one)
    return found


def _manual(parser: argparse.ArgumentParser) -> str:
    body = re.sub(r'^\.TH .*', f'.TH DWIBACA "1" "" "dwibaca {__version__}" "User Commands"',
                  str(Manpage(parser)), count=1)  # fmt: skip
    # How argparse writes it depends on the version of Python; the options follow anyhow.
    body = re.sub(r"^usage: .*\n(?:\s+.*\n)*", "", body, flags=re.MULTILINE)
    body = body.replace(".SH NAME\ndwibaca\n", ".SH NAME\ndwibaca \\- read in two languages\n")
    body = body.replace(".SH SYNOPSIS\n", ".SH SYNOPSIS\n.B dwibaca\n[PATH]\n.br\n", 1)
    about = dict(_ABOUT)
    about["KEYS WHILE READING"] = {
        binding.key.replace(",", ", "): binding.tooltip or binding.description
        for binding in (
            *bindings.VIEW_KEYS,
            *bindings.SEARCH_KEYS,
            *bindings.READER_KEYS,
            *bindings.APP_KEYS,
        )
        if isinstance(binding, Binding)
    }
    for title, entries in about.items():
        body += f"\n.SH {title}\n"
        for name, text in entries.items():
            body += f".TP\n\\fB{_roff(name)}\\fR\n{_roff(text)}\n"
    return _without_trailing_space(body)


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def _without_trailing_space(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in shell_files().items():
        (FOLDER / name).write_text(text)
        print(FOLDER / name)


if __name__ == "__main__":
    main()
