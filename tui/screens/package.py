"""Which package translates, and how to get a better one."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from translations.argos import Package
from translations.argos.packages import FULL_PACKAGE_COMMAND, packages_folder
from translations.cleaning import clean

_STARTER = f"""\
This is the starter that comes with dwibaca. It is small and was trained in a few hours: \
it gives the gist, garbles names, and is sometimes plainly wrong.

The full package reads far better. Once, with a network, run where dwibaca is installed:

    {FULL_PACKAGE_COMMAND}

and open the article again. After that no network is needed any more."""
_INSTALLED = "This package is installed. The newest one for the pair of languages is used."


class PackageScreen(ModalScreen[None]):
    """A few lines about the package in use."""

    CSS_PATH = "../styles/package.tcss"
    BINDINGS = [("escape,q,p,enter", "dismiss", "Close")]

    def __init__(self, package: Package) -> None:
        super().__init__()
        self._package = package

    def compose(self) -> ComposeResult:
        package = self._package
        about = (
            f"{clean(package.from_name)} → {clean(package.to_name)}\n"
            f"{clean(package.name)}, version {clean(package.version)}\n"
        )
        where = f"\nPackages lie in {clean(str(packages_folder()))}"
        with VerticalScroll(id="package"):
            yield Static(about, markup=False, id="package-name")
            yield Static((_STARTER if package.bundled else _INSTALLED) + "\n" + where, markup=False)
            yield Static("esc closes", id="package-close")
