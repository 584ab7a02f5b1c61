"""The line at the bottom: the keys that fit the state, and how far the translation is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Static

_ROOMY_FROM = 80  # cells; below that the keys stand closer together


class _Keys(Footer):
    """Textual's footer, without its memory.

    In Textual 8.2 a footer holds every key that it ever showed: each watches the footer's size, and
    those that are gone are sorted out only when that changes. The library's lives for hours.
    """

    async def recompose(self) -> None:
        await super().recompose()
        for watchers in getattr(self, "__watchers", {}).values():
            watchers[:] = [watching for watching in watchers if watching[0].is_attached]


class BottomBar(Horizontal):
    """Textual's footer, with a word about progress on its right."""

    def compose(self) -> ComposeResult:
        yield Static("", id="progress", markup=False)

    def on_mount(self) -> None:
        # A widget for each key takes a tenth of the time to the first paint: the text comes first.
        self.call_after_refresh(self._add_footer)

    async def _add_footer(self) -> None:
        footer = _Keys(show_command_palette=False, compact=self._is_narrow)
        await self.mount(footer, before="#progress")
        self.screen.refresh_bindings()  # a footer waits to be told of its keys

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < _ROOMY_FROM

    def on_resize(self) -> None:
        for footer in self.query(Footer):
            footer.compact = self._is_narrow

    def show_progress(self, text: str) -> None:
        """Say how far the work is."""
        progress = self.query_one("#progress", Static)
        width = len(text) + 2
        if progress.styles.width is None or progress.styles.width.value != width:
            progress.styles.width = width
        # The room it takes is known: no need to lay out the screen for every batch.
        progress.update(text, layout=False)
