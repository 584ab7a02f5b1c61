"""A pane below the text, which has the keys until it is closed."""

from textual.containers import VerticalScroll


class Panel(VerticalScroll, can_focus=True, inherit_bindings=False):
    """As high as what it shows, but never so high that the text is hidden."""

    # Not in the style sheet, which is read before the first paint; the same for SearchBar's.
    DEFAULT_CSS = """
    Panel {
        dock: bottom;
        height: auto;
        max-height: 40%;
        margin-bottom: 1;
        padding: 0 1;
        background: $surface;
        border-top: solid $primary;
        scrollbar-size-vertical: 1;
    }
    """

    def action_down(self) -> None:
        self.scroll_down(animate=False)

    def action_up(self) -> None:
        self.scroll_up(animate=False)

    def action_page_down(self) -> None:
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self.scroll_page_up(animate=False)
