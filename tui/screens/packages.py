"""Translation packages: the installed ones, those in the index, and how to get them."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from translations.argos import Package, Route, find_route, installed_packages
from translations.argos.packages.installed import FULL_PACKAGE_COMMAND, packages_folder
from translations.cleaning import clean
from translations.errors import PackageError
from translations.folders import Folders, current_folder
from translations.plurals import counted
from translations.reading.requests import AUTO
from translations.settings import Settings
from tui.keys.bindings import PACKAGES_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.threads import call_back, in_background
from tui.widgets.dialog import Dialog
from tui.widgets.filtered_list import Choices

_STARTER = f"""\
The starter comes with dwibaca. It is small and was trained in a few hours: it gives the gist, \
garbles names, and is sometimes simply wrong. The full package reads far better. It is fetched \
once, about 70 MB, with a network: press i here, or run

    {FULL_PACKAGE_COMMAND}

After that no network is needed any more."""
_BAR = 24  # cells
_OFFERED = "offered:"


class _Cancelled(Exception):
    """The reader closed the screen during a download."""


class PackagesScreen(DialogScreen[Settings]):
    """Lists packages, installs and removes them; ends with the current settings."""

    BINDINGS = PACKAGES_KEYS
    AUTO_FOCUS = "Choices"

    def __init__(self, route: Route, folders: Folders, settings: Settings) -> None:
        super().__init__()
        self._route = route
        self._folders = folders
        self._settings = settings
        self._offer: list[Option] = []
        self._working = False
        self._given_up = False
        self._began = 0.0
        self.verbs = {"library.open": ""}

    def compose(self) -> ComposeResult:
        with Dialog("Translation packages"):
            yield Static("", id="about", markup=False)
            yield Choices(id="packages", markup=False)
            yield Static("", id="state", markup=False)
            yield Static(f"\n{_STARTER}", id="starter", markup=False)

    def on_mount(self) -> None:
        self._show()

    # -- what is shown --------------------------------------------------------------------------

    def _show(self) -> None:
        """List what is installed now, and what the index offers."""
        packages, faults = installed_packages()
        self._say_about()
        choices = self.query_one(Choices)
        lit = choices.highlighted
        choices.clear_options()
        choices.add_options([Option(self._line(p), id=p.name) for p in packages])
        for fault in faults:
            choices.add_option(Option(Text(f"  Not usable: {fault}"), disabled=True))
        if self._offer:
            heading = Option(Text("In Argos's index: enter installs", "bold"), disabled=True)
            choices.add_options([heading, *self._offer])
        choices.highlighted = min(lit or 0, choices.option_count - 1)

    @property
    def _languages(self) -> tuple[str, str]:
        """The languages to translate between; the article's own where that is to be found out."""
        from_code, to_code = self._settings.languages
        return (self._route.from_code if from_code == AUTO else from_code), to_code

    def _say_about(self) -> None:
        try:
            route = find_route(*self._languages)
        except PackageError:
            route = self._route
        quality = "fast" if self._settings.fast else "best"
        ends = route.packages[0].from_name, route.packages[-1].to_name
        text = f"{' → '.join(ends)}: {route.name}, quality: {quality}.\n"
        text += f"Folder: {clean(str(packages_folder()))}\n"
        self.query_one("#about", Static).update(text)
        self.query_one("#starter").display = route.has_starter

    def _line(self, package: Package) -> Text:
        used = any(package.path == one.path for one in self._route.packages)
        size = f"{package.size() / 2**20:.0f} MB"
        languages = f"{package.from_name} → {package.to_name}"
        return Text.assemble(
            ("● " if used else "  ", "bold"),
            package.name,
            (f"  {package.version}  {languages}  {size}{'  in use' if used else ''}", "dim"),
        )

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)

    # -- keys -----------------------------------------------------------------------------------

    def action_fast(self) -> None:
        """Change between the best quality and the fastest."""
        self._settings = self._settings._replace(fast=not self._settings.fast)
        self._say_about()

    def action_install(self) -> None:
        """Install the package for the current languages."""
        from_code, to_code = self._languages
        self._fetch(f"translate-{from_code}_{to_code}")

    def action_available(self) -> None:
        if self._begin("Looking at Argos's index …"):
            in_background(self, self._ask_for_offer)

    def action_from_file(self) -> None:
        from tui.screens.ask import AskPathScreen

        question = "Install which .argosmodel file?"
        self.app.push_screen(
            AskPathScreen(question, current_folder(), "Install"), self._install_file
        )

    def action_remove(self) -> None:
        option = self.query_one(Choices).highlighted_option
        found = option and next((p for p in installed_packages()[0] if p.name == option.id), None)
        if not found or self._working:
            return
        if found.bundled:
            self._say("The starter is part of dwibaca and cannot be removed.")
            return
        from tui.screens.ask import ConfirmScreen

        question = f"Remove {found.name}, {found.size() / 2**20:.0f} MB?"
        self.app.push_screen(ConfirmScreen(question), lambda sure: self._remove(found.name, sure))

    def _remove(self, name: str, sure: bool | None) -> None:
        from translations.argos.packages.install import remove

        if not sure:
            return
        try:
            remove(name)
            self._say(f"{name} is removed.")
        except PackageError as error:
            self._say(str(error))
        self._show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Enter does something on a package that is offered, not on one that is there."""
        offered = (event.option_id or "").startswith(_OFFERED)
        self.verbs["library.open"] = "Install" if offered else ""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if (event.option_id or "").startswith(_OFFERED):
            self._fetch(str(event.option_id).removeprefix(_OFFERED))

    def action_close(self) -> None:
        self._given_up = True  # a partial download stays, and can be resumed
        self.dismiss(self._settings)

    # -- in a thread ----------------------------------------------------------------------------

    def _begin(self, text: str) -> bool:
        """Whether nothing else is being done."""
        if self._working:
            return False
        self._working, self._began = True, time.monotonic()
        self._say(text)
        return True

    def _fetch(self, name: str) -> None:
        from translations.argos.packages.from_index import fetch_package

        if self._begin("Looking at Argos's index …"):
            self._install(lambda: fetch_package(name, self._folders.downloads, self._on_progress))

    def _install_file(self, path: Path | None) -> None:
        from translations.argos.packages.install import install

        if path and self._begin(f"Trying {clean(path.name)} …"):
            self._install(lambda: install(path))

    def _install(self, install: Callable[[], Package]) -> None:
        in_background(self, partial(self._install_in_thread, install))

    def _install_in_thread(self, install: Callable[[], Package]) -> None:
        try:
            package = install()
        except _Cancelled:
            return
        except PackageError as error:
            self._from_thread(self._ended, str(error))
            return
        self._from_thread(self._installed, package)

    def _installed(self, package: Package) -> None:
        self._ended(f"{package.name} {package.version} is installed.")
        if (package.from_code, package.to_code) == self._languages:
            self.dismiss(self._settings)  # back to the article, which it now translates

    def _ask_for_offer(self) -> None:
        from translations.argos.packages.index import fetch_index

        try:
            offer = fetch_index()
        except PackageError as error:
            self._from_thread(self._ended, str(error))
            return
        # Those for the current languages come first.
        offer.sort(key=lambda one: (one.from_code, one.to_code) != self._languages)
        options = [
            Option(
                Text.assemble(
                    f"  {one.name}", (f"  {one.version}  {one.from_name} → {one.to_name}", "dim")
                ),
                id=f"{_OFFERED}{one.name}",
            )
            for one in {one.name: one for one in reversed(offer)}.values()
        ]
        self._from_thread(self._show_offer, options[::-1])

    def _show_offer(self, options: list[Option]) -> None:
        self._offer = options
        self._ended(f"{counted(len(options), 'package')} can be installed.")
        choices = self.query_one(Choices)
        choices.highlighted = choices.option_count - len(options)

    def _ended(self, text: str) -> None:
        self._working = False
        self._say(text)
        self._show()

    def _on_progress(self, there: int, total: int | None) -> None:
        if self._given_up:
            raise _Cancelled
        self._from_thread(self._say, progress(there, total, time.monotonic() - self._began))

    def _from_thread(self, call: Callable[..., object], *arguments: object) -> None:
        if not self._given_up:
            call_back(self, call, *arguments)


def progress(there: int, total: int | None, seconds: float) -> str:
    """The progress of a download, in a line.

    >>> progress(5 * 2**20, 20 * 2**20, 10)
    '██████░░░░░░░░░░░░░░░░░░  5.0 of 20.0 MB  0.5 MB/s  30 s left'
    """
    if total is None:
        return f"{there / 2**20:.1f} MB"
    if there == total:
        return "Trying it …"
    done = _BAR * there // total
    speed = there / seconds if seconds else 0.0
    left = f"  {(total - there) / speed:.0f} s left" if speed else ""
    return (
        f"{'█' * done}{'░' * (_BAR - done)}  {there / 2**20:.1f} of {total / 2**20:.1f} MB"
        f"  {speed / 2**20:.1f} MB/s{left}"
    )
