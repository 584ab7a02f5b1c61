"""A field for one line of text, whose key is shown in the bar."""

from textual.widgets import Input

from tui.keys.bindings import FIELD_KEYS


class OneLineField(Input):
    """Enter submits it; the screen's `verbs` name what that does."""

    BINDINGS = FIELD_KEYS
