"""A field for a line of text, whose key stands in the bar."""

from textual.widgets import Input

from tui.keys.bindings import FIELD_KEYS


class OneLineField(Input):
    """Enter submits it; what that means, the screen says in its `verbs`."""

    BINDINGS = FIELD_KEYS
