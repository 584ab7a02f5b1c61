"""``dwibaca doctor``: versions, folders, packages, and whether reading works offline."""

import importlib.metadata
import platform
import shlex
import shutil
import sys
import tempfile
import textwrap
from pathlib import Path

from rich.console import Console
from rich.text import Text

from translations import __version__
from translations.argos import find_package, installed_packages
from translations.argos.engine.engine import Engine
from translations.argos.packages.installed import FULL_PACKAGE_COMMAND, packages_folder
from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import make_folder
from translations.folders import user_folders
from translations.memory import Memory
from translations.plurals import counted
from translations.words.dictionaries import SYSTEM_FOLDERS, Dictionaries

_LIBRARIES = ("textual", "rich", "argos-translate-lt", "ctranslate2", "sentencex", "trafilatura")
_VALUE = 27  # cells before a value
_PROBE = "Hari ini saya membaca buku baru."


def _command_line() -> str:
    """The command that installs the full package, ready to copy; with a path if that is needed."""
    program, arguments = FULL_PACKAGE_COMMAND.split(" ", 1)
    here = Path(sys.prefix) / "bin" / program
    found = shutil.which(program)
    if found is None and here.exists():
        program = shlex.quote(str(here))
    return f"{program} {arguments}"


class _Report:
    """Lines marked as good or bad, in words too, for screen readers."""

    def __init__(self) -> None:
        self.faults = 0
        self._console = Console(highlight=False, soft_wrap=True)

    def title(self, text: str) -> None:
        self._console.print(Text(text, style="bold"))

    def say(self, name: str, value: str, good: bool | None = None, *, whole: bool = False) -> None:
        """Print a line, in a terminal broken between words; never in a path.

        Args:
            whole: whether the value is to be copied, and is never broken.
        """
        mark = {None: "  ", True: "ok", False: "!!"}[good]
        self.faults += good is False
        style = {None: "", True: "green", False: "bold red"}[good]
        lines = self._wrapped(clean(value), whole=whole)
        line = Text.assemble((f" {mark} ", style), f"{clean(name):<22} ", "\n".join(lines))
        self._console.print(line)

    def _wrapped(self, value: str, *, whole: bool) -> list[str]:
        """A value in lines, those after the first indented. A path or command too long for its
        place has a line of its own, from the edge if it is too long for that, too."""
        if not self._console.is_terminal:
            return [value]
        width = self._console.width
        room = max(1, width - _VALUE)
        lines = (
            [value]
            if whole
            else textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False)
        )
        placed = []
        for number, line in enumerate(lines):
            if len(line) > room:
                placed += [] if number else [""]
                placed.append(" " * min(4, max(0, width - len(line))) + line)
            else:
                placed.append(" " * _VALUE * bool(number) + line)
        return placed or [""]


def run_doctor() -> int:
    """Print the report. Returns 1 if anything is wrong that makes reading impossible."""
    report = _Report()
    report.title(f"dwibaca {__version__}")
    report.say("Python", f"{platform.python_version()} on {platform.platform()}")
    for library in _LIBRARIES:
        report.say(library, importlib.metadata.version(library))
    _report_folders(report)
    _report_configuration(report)
    _report_dictionaries(report)
    _report_packages(report)
    _report_reading(report)
    return 1 if report.faults else 0


def _report_folders(report: _Report) -> None:
    report.title("Folders")
    folders = user_folders()
    for name in ("data", "config", "cache", "state"):
        path: Path = getattr(folders, name)
        try:
            make_folder(path)
            with tempfile.TemporaryFile(dir=path):
                report.say(name, str(path), good=True)
        except OSError as error:
            report.say(name, f"{path}: {reason(error)}", good=False)
    memory = Memory(folders.memory)
    if memory.trouble:
        report.say("translation memory", memory.trouble, good=False)
    memory.close()


def _report_configuration(report: _Report) -> None:
    from tui.key_contexts import read_configuration

    folders = user_folders()
    keymap, troubles = read_configuration(folders)
    if keymap or troubles:
        report.title("Configuration")
        path = folders.config_file
        report.say("keys", f"{counted(len(keymap), 'key')} changed in {path}", good=not troubles)
    for trouble in troubles:
        report.say("", trouble)


def _report_dictionaries(report: _Report) -> None:
    report.title("Dictionaries")
    dictionaries = Dictionaries([user_folders().dictionaries, *SYSTEM_FOLDERS])
    dictionaries.look_up(["buku"])  # reads them
    for name in dictionaries.names:
        report.say(name, "", good=True)
    for trouble in dictionaries.troubles:
        report.say("not usable", str(trouble))  # reading works without it
    if not dictionaries.names:
        report.say("none", f"dictd or StarDict, in {user_folders().dictionaries}")


def _report_packages(report: _Report) -> None:
    report.title("Packages")
    report.say("Argos's folder", str(packages_folder()))
    usable, faults = installed_packages()
    for package in usable:
        kind = "bundled" if package.bundled else "installed"
        about = f"{package.from_name} → {package.to_name}, version {package.version}, {kind}"
        report.say(package.name, about, good=True)
    for fault in faults:
        # A stray folder does not stop anybody from reading: it is listed, not counted.
        report.say("not usable", str(fault))


def _report_reading(report: _Report) -> None:
    report.title("Reading offline")
    try:
        package = find_package()
        translation = Engine(package).translate([_PROBE])[0]
    except DwibacaError as error:
        report.say("translation", str(error), good=False)
        return
    report.say("package in use", f"{package.name} {package.version}", good=True)
    report.say("translation", f"{_PROBE} → {translation}", good=bool(translation))
    if package.bundled:
        report.say("", "The starter gives the gist. To install the full package (needs a network):")
        report.say("", _command_line(), whole=True)
