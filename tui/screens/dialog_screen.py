"""A small screen over another."""

from textual.screen import ModalScreen, ScreenResultType

from tui.screens.closes_once import ClosesOnce


class DialogScreen(ClosesOnce[ScreenResultType], ModalScreen[ScreenResultType]):
    """In the middle of the terminal, with a `Dialog` in it; closed without a result by default."""

    CSS_PATH = "../styles/dialogs.tcss"

    def action_close(self) -> None:
        self.dismiss(None)
