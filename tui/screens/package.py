"""Which package translates, and how to get a better one."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from translations.argos import Package
from translations.argos.packages import FULL_PACKAGE_COMMAND, packages_folder
from translations.cleaning import clean
from translations.errors import PackageError
from translations.folders import Folders
from tui.keys import PACKAGE_KEYS

_STARTER = f"""\
This is the starter that comes with dwibaca. It is small and was trained in a few hours: \
it gives the gist, garbles names, and is sometimes plainly wrong.

The full package reads far better. It is fetched once, about 70 MB, with a network: \
press i here, or run

    {FULL_PACKAGE_COMMAND}

After that no network is needed any more."""
_INSTALLED = "This package is installed. The newest one for the pair of languages is used."


_BAR = 30  # cells


class _Cancelled(Exception):
    """The reader closed the screen while a package was on its way."""


class PackageScreen(ModalScreen[Package | None]):
    """A few lines about the package in use; ends with the one that was installed, if one was."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS = PACKAGE_KEYS

    def __init__(self, package: Package, folders: Folders) -> None:
        super().__init__()
        self._package = package
        self._folders = folders
        self._working = False
        self._given_up = False

    def compose(self) -> ComposeResult:
        package = self._package
        about = (
            f"{clean(package.from_name)} → {clean(package.to_name)}\n"
            f"{clean(package.name)}, version {clean(package.version)}\n"
        )
        where = f"\nPackages lie in {clean(str(packages_folder()))}"
        with Vertical(classes="dialog"):
            yield Static(about, markup=False, classes="dialog-title")
            yield Static((_STARTER if package.bundled else _INSTALLED) + "\n" + where, markup=False)
            yield Static("", id="state", markup=False)
            yield Footer(show_command_palette=False, compact=True)

    def action_install(self) -> None:
        if not self._working:
            self._working = True
            self._say("Asking Argos's index …")
            self._install()

    def action_close(self) -> None:
        self._given_up = True  # what has come of a download stays, and is gone on with
        self.dismiss(None)

    @work(thread=True)
    def _install(self) -> None:
        from translations.argos.fetching import fetch_package

        name = f"translate-{self._package.from_code}_{self._package.to_code}"
        try:
            package = fetch_package(name, self._folders.downloads, self._on_progress)
        except _Cancelled:
            return
        except PackageError as error:
            self._working = False
            self._from_thread(self._say, str(error))
            return
        self._from_thread(self.dismiss, package)

    def _on_progress(self, there: int, total: int | None) -> None:
        if self._given_up:
            raise _Cancelled
        self._from_thread(self._show_progress, there, total)

    def _from_thread(self, call: object, *arguments: object) -> None:
        if not self._given_up:
            self.app.call_from_thread(call, *arguments)  # type: ignore[arg-type]

    def _show_progress(self, there: int, total: int | None) -> None:
        if total is None:
            self._say(f"{there / 2**20:.1f} MB")
        elif there == total:
            self._say("Trying it …")
        else:
            done = _BAR * there // total
            bar = "█" * done + "░" * (_BAR - done)
            self._say(f"{bar}  {there / 2**20:.1f} of {total / 2**20:.1f} MB")

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)
