"""Every key of the program. Each binding has an id, by which it can be changed."""

from textual.binding import Binding, BindingType

VIEW_KEYS: list[BindingType] = [
    Binding("down,j", "next_block", "Next", id="view.next_block", tooltip="Next paragraph"),
    Binding("up,k", "previous_block", "Previous", id="view.previous_block", show=False,
            tooltip="Previous paragraph"),
    Binding("right,l", "next_sentence", "Sentence", id="view.next_sentence",
            tooltip="Next sentence, lit in both columns"),
    Binding("left,h", "previous_sentence", "Sentence back", id="view.previous_sentence",
            show=False, tooltip="Previous sentence"),
    Binding("space,pagedown", "page_down", "Page down", id="view.page_down", show=False),
    Binding("pageup", "page_up", "Page up", id="view.page_up", show=False),
    Binding("ctrl+d", "half_page_down", "Half a page down", id="view.half_page_down", show=False),
    Binding("ctrl+u", "half_page_up", "Half a page up", id="view.half_page_up", show=False),
    Binding("g,home", "first_block", "Beginning", id="view.first_block", show=False),
    Binding("G,end", "last_block", "End", id="view.last_block", show=False),
    Binding("right_square_bracket", "next_heading", "Next heading", id="view.next_heading",
            show=False, key_display="]"),
    Binding("left_square_bracket", "previous_heading", "Previous heading",
            id="view.previous_heading", show=False, key_display="["),
    Binding("v", "next_mode", "View", id="view.next_mode",
            tooltip="Side by side, stacked, original, translation"),
]  # fmt: skip

READER_KEYS: list[BindingType] = [
    Binding("o", "library", "Open", id="reader.library", tooltip="Open another article"),
    Binding("p", "package", "Package", id="reader.package", show=False,
            tooltip="What translates, and how to get better"),
    Binding("q", "leave", "Quit", id="reader.leave", tooltip="Back to the library, or quit"),
]  # fmt: skip

CHOICE_KEYS: list[BindingType] = [
    Binding("enter", "select", "Open", id="library.open"),
    Binding("j", "cursor_down", "Down", id="library.down", show=False),
    Binding("k", "cursor_up", "Up", id="library.up", show=False),
    Binding("g", "first", "First", id="library.first", show=False),
    Binding("G", "last", "Last", id="library.last", show=False),
]

LIBRARY_KEYS: list[BindingType] = [
    Binding("backspace", "parent", "Folder above", id="library.parent"),
    Binding("q,escape", "leave", "Quit", id="library.leave"),
]

APP_KEYS: list[BindingType] = [
    Binding("question_mark", "toggle_keys", "Keys", id="app.keys", key_display="?",
            tooltip="Every key of this screen"),
]  # fmt: skip
