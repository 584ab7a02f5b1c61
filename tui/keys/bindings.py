"""Every key of the program. Each binding has an id, by which it can be changed."""

from textual.binding import Binding, BindingType

GIVE_WAY = frozenset({
    "reader.kept_words", "reader.wider", "reader.narrower", "reader.bars",
    "view.line_down", "view.line_up", "app.configure", "app.redraw",
    "library.next_part", "library.previous_part", "edited.later", "app.quit",
})  # fmt: skip
"""Actions that came when readers had given keys to others: such a key stays what it was."""

HELP_KEYS: list[Binding] = [
    Binding("question_mark,f1", "app.help", "Keys", id="app.keys",
            tooltip="Every key of this screen, in groups; / finds one by its words"),
]  # fmt: skip
"""For dialogs over another screen, which the application's own keys do not reach."""

VIEW_KEYS: list[BindingType] = [
    Binding("down,j", "next_block", "Next", id="view.next_block", tooltip="Next paragraph"),
    Binding("up,k", "previous_block", "Previous", id="view.previous_block", show=False,
            tooltip="Previous paragraph"),
    Binding("right,l", "next_sentence", "Sentence", id="view.next_sentence",
            tooltip="Next sentence, highlighted in both columns"),
    Binding("left,h", "previous_sentence", "Previous sentence", id="view.previous_sentence",
            show=False, tooltip="Previous sentence"),
    Binding("space,pagedown,ctrl+f", "page_down", "Page down", id="view.page_down", show=False),
    Binding("pageup,ctrl+b", "page_up", "Page up", id="view.page_up", show=False),
    Binding("ctrl+d", "half_page_down", "Half a page down", id="view.half_page_down", show=False),
    Binding("ctrl+u", "half_page_up", "Half a page up", id="view.half_page_up", show=False),
    Binding("ctrl+e", "line_down", "Line down", id="view.line_down", show=False,
            tooltip="Scroll a line down"),
    Binding("ctrl+y", "line_up", "Line up", id="view.line_up", show=False,
            tooltip="Scroll a line up"),
    Binding("g,home", "first_block", "Beginning", id="view.first_block", show=False),
    Binding("G,end", "last_block", "End", id="view.last_block", show=False),
    Binding("right_square_bracket", "next_heading", "Next heading", id="view.next_heading",
            show=False, key_display="]"),
    Binding("left_square_bracket", "previous_heading", "Previous heading",
            id="view.previous_heading", show=False, key_display="["),
    Binding("H", "top_of_screen", "Top of the screen", id="view.top_of_screen", show=False,
            tooltip="The first sentence on the screen"),
    Binding("M", "middle_of_screen", "Middle of the screen", id="view.middle_of_screen", show=False,
            tooltip="The paragraph in the middle of the screen"),
    Binding("L", "bottom_of_screen", "Bottom of the screen", id="view.bottom_of_screen", show=False,
            tooltip="The last paragraph on the screen"),
    Binding("z", "centre", "To the middle", id="view.centre", show=False,
            tooltip="Put the sentence in the middle of the screen"),
    Binding("v", "next_mode", "View", id="view.next_mode",
            tooltip="Side by side, stacked, original, translation"),
    Binding("f", "fold", "Adverts", id="view.fold",
            tooltip="Show or fold away adverts' labels and links to other articles"),
    Binding("s", "study", "Study", id="view.study",
            tooltip="Hide the translations, then the originals, then nothing"),
    Binding("enter", "reveal", "Reveal", id="view.reveal",
            tooltip="Show the hidden sentence, or hide it again"),
    Binding("r", "reveal_block", "Reveal paragraph", id="view.reveal_block"),
]  # fmt: skip

SEARCH_KEYS: list[BindingType] = [
    Binding("slash", "search", "Search", id="reader.search", key_display="/",
            tooltip="Search the article in both languages"),
    Binding("n", "next_match", "Next match", id="reader.next_match"),
    Binding("N", "previous_match", "Previous match", id="reader.previous_match"),
    Binding("escape", "close_search", "End search", id="reader.close_search"),
]  # fmt: skip

SEARCH_FIELD_KEYS: list[BindingType] = [
    Binding("enter", "screen.to_text", "Read on", id="search.done"),
    Binding("down", "screen.next_match", "Next", id="search.next"),
    Binding("up", "screen.previous_match", "Previous", id="search.previous"),
    Binding("ctrl+t", "screen.search_mode", "Match", id="search.way",
            tooltip="Match parts of words, whole words, or a regular expression"),
    Binding("escape", "screen.give_up_search", "End search", id="search.give_up"),
]  # fmt: skip

READER_KEYS: list[BindingType] = [
    Binding("enter", "read_sentence", "Read the sentence", id="reader.read_sentence", show=False,
            tooltip="Show its translation if it is hidden; else look up its words"),
    Binding("ctrl+o,backspace", "jump_back", "Back", id="reader.jump_back", show=False,
            tooltip="Back to where you were before a jump, then to the previous article"),
    Binding("tab", "jump_forward", "Forward", id="reader.jump_forward", show=False,
            tooltip="Forward again (ctrl+i is the same key)"),
    Binding("colon", "begin_number", "Go to a paragraph", id="reader.go_to", show=False,
            key_display=":", tooltip="Type its number, then enter; 47G goes there too"),
    Binding("plus", "wider", "Wider columns", id="reader.wider", show=False, key_display="+",
            tooltip="More letters in a line"),
    Binding("minus", "narrower", "Narrower columns", id="reader.narrower", show=False,
            key_display="-", tooltip="Fewer letters in a line"),
    Binding("B", "bars", "Bars", id="reader.bars", show=False,
            tooltip="Hide the bars above and below the text, or show them again"),
    Binding("b", "bookmark", "Bookmark", id="reader.bookmark", tooltip="Bookmark the paragraph"),
    Binding("n", "note", "Note", id="reader.note", tooltip="Write a note on the sentence"),
    Binding("N", "paragraph_note", "Note on the paragraph", id="reader.paragraph_note", show=False),
    Binding("m", "highlight", "Highlight", id="reader.highlight",
            tooltip="Highlight the sentence: yellow, green, blue, pink, not at all"),
    Binding("e", "own_translation", "Your translation", id="reader.wording", show=False,
            tooltip="Put the translation of the sentence in your own words"),
    Binding("a", "alternatives", "Other translations", id="reader.alternatives", show=False,
            tooltip="Other translations of the sentence; one can be kept as your translation"),
    Binding("A", "compare", "Other packages", id="reader.compare", show=False,
            tooltip="See the sentence translated by another installed package"),
    Binding("equals_sign", "glossary", "Glossary", id="reader.glossary", show=False,
            key_display="=", tooltip="Set how a term is always translated; list your terms"),
    Binding("T", "translate_anyway", "Translate anyway", id="reader.anyway", show=False,
            tooltip="Translate text in other languages too, or leave it"),
    Binding("d", "look_up", "Look up", id="reader.look_up",
            tooltip="Look up the words of the sentence in the dictionary, one by one"),
    Binding("K", "kept_words", "Kept words", id="reader.kept_words", show=False,
            tooltip="Turn highlighting of kept words on or off"),
    Binding("u", "undo", "Undo", id="reader.undo", show=False,
            tooltip="Undo the last change of a mark"),
    Binding("U,ctrl+r", "redo", "Redo", id="reader.redo", show=False,
            tooltip="Redo what was undone"),
    Binding("apostrophe", "marks", "Marks", id="reader.marks", key_display="'",
            tooltip="All marks of this article, or of all articles"),
    Binding("V", "vocabulary", "Vocabulary", id="reader.vocabulary", show=False,
            tooltip="All words that you have kept, with their sentences"),
    Binding("t", "contents", "Contents", id="reader.contents",
            tooltip="The headings; enter goes there"),
    Binding("y", "copy_sentence", "Copy", id="reader.copy_sentence", show=False,
            tooltip="Copy the sentence and its translation"),
    Binding("Y", "copy_block", "Copy the paragraph", id="reader.copy_block", show=False,
            tooltip="Copy the paragraph and its translation"),
    Binding("ctrl+c", "copy_text", "Copy the selection", id="reader.copy_selection", show=False,
            tooltip="Copy what was selected by dragging the mouse"),
    Binding("x", "export", "Export", id="reader.export",
            tooltip="Write the article with its translation to a file"),
    Binding("F", "search_articles", "Find in all articles", id="reader.search_articles",
            show=False, tooltip="Find in all articles, in both languages, and in notes"),
    Binding("o", "library", "Library", id="reader.library",
            tooltip="The library: open another article"),
    Binding("p", "packages", "Packages", id="reader.packages",
            tooltip="Translation packages: install a better one, best or fast quality"),
    Binding("q", "leave", "Quit", id="reader.leave", tooltip="Back to the library, or quit"),
]  # fmt: skip

OPENING_KEYS: list[BindingType] = [
    Binding("q,escape", "leave", "Quit", id="opening.leave"),
]  # fmt: skip

CHOICE_KEYS: list[BindingType] = [
    Binding("enter", "select", "Open", id="library.open"),
    Binding("j", "cursor_down", "Down", id="library.down", show=False),
    Binding("k", "cursor_up", "Up", id="library.up", show=False),
    Binding("g", "first", "First", id="library.first", show=False),
    Binding("G", "last", "Last", id="library.last", show=False),
]

LIST_KEYS: list[BindingType] = [
    Binding("slash", "search", "Search", id="list.search", key_display="/",
            tooltip="Type words to look for; enter or down goes to the list"),
]  # fmt: skip

LIST_FIELD_KEYS: list[BindingType] = [
    Binding("enter,down,pagedown", "to_list", "To the list", id="list_field.done"),
    Binding("escape", "show_all", "Show all", id="list_field.clear"),
]

LIBRARY_KEYS: list[BindingType] = [
    *LIST_KEYS,
    Binding("s", "sort", "Sort", id="library.sort",
            tooltip="Sort by time, title, progress, number of marks, or shelf; or unread first"),
    Binding("apostrophe", "marks", "Marks", id="library.marks", key_display="'",
            tooltip="All marks of all articles"),
    Binding("V", "vocabulary", "Vocabulary", id="library.vocabulary",
            tooltip="All words that you have kept, with their sentences"),
    Binding("F", "search_articles", "Find in all", id="library.search_articles",
            tooltip="Find in all articles, in both languages, and in notes"),
    Binding("ctrl+v", "paste", "Paste", id="library.paste",
            tooltip="Read what is on the clipboard; the terminal's own key works too"),
    Binding("c", "collect", "Shelf", id="library.collect",
            tooltip="Put the article on a shelf: to read, reading, finished, none"),
    Binding("i", "statistics", "Statistics", id="library.statistics",
            tooltip="Statistics: how much you have read, per week and in all"),
    Binding("x", "forget", "Forget", id="library.forget",
            tooltip="Remove the article from the library; u, or opening it again, brings it back"),
    Binding("u", "undo", "Undo", id="library.undo", show=False,
            tooltip="Undo: bring back the article that was removed last"),
    Binding("f", "show_folder", "Folder", id="library.show_folder",
            tooltip="Show the article's file in its folder"),
    Binding("w", "locate", "Locate", id="library.locate",
            tooltip="Tell dwibaca where a moved file is"),
    Binding("p", "packages", "Packages", id="library.packages",
            tooltip="Translation packages: install a better one, best or fast quality"),
    Binding("backspace", "parent", "Folder above", id="library.parent"),
    Binding("right_square_bracket,tab", "next_part", "Next part", id="library.next_part",
            show=False, key_display="]",
            tooltip="To the next part of the list: articles, folder, sample"),
    Binding("left_square_bracket,shift+tab", "previous_part", "Previous part",
            id="library.previous_part", show=False, key_display="[",
            tooltip="To the previous part of the list"),
    Binding("q", "leave", "Quit", id="library.leave"),
    Binding("escape", "back", "Back", id="library.back", show=False,
            tooltip="Back to the article that the library was opened from"),
]  # fmt: skip

ARTICLE_SEARCH_KEYS: list[BindingType] = [
    Binding("enter", "go", "Go there", id="article_search.go"),
    Binding("down", "down", "Down", id="article_search.down", show=False),
    Binding("up", "up", "Up", id="article_search.up", show=False),
    Binding("pagedown", "page_down", "Page down", id="article_search.page_down", show=False),
    Binding("pageup", "page_up", "Page up", id="article_search.page_up", show=False),
    Binding("escape", "leave", "Back", id="article_search.leave"),
]  # fmt: skip

CONTENTS_KEYS: list[BindingType] = [
    *LIST_KEYS,
    Binding("escape,q,t", "leave", "Close", id="contents.leave"),
    *HELP_KEYS,
]

MARKS_KEYS: list[BindingType] = [
    *LIST_KEYS,
    Binding("tab", "toggle_all", "This / all articles", id="marks.toggle_all"),
    Binding("e", "edit", "Edit", id="marks.edit"),
    Binding("d,delete", "delete", "Delete", id="marks.delete"),
    Binding("u", "undo", "Undo", id="marks.undo"),
    Binding("U,ctrl+r", "redo", "Redo", id="marks.redo", show=False,
            tooltip="Redo what was undone"),
    Binding("x", "export", "Export", id="marks.export",
            tooltip="Write the marks that are listed to a file: Markdown, tables, Anki"),
    Binding("q,escape,apostrophe", "leave", "Back", id="marks.leave"),
]  # fmt: skip

VOCABULARY_KEYS: list[BindingType] = [
    *LIST_KEYS,
    Binding("s", "sort", "Sort", id="vocabulary.sort",
            tooltip="Sort by the day, by the word, by the article"),
    Binding("x", "export", "Export", id="vocabulary.export",
            tooltip="Write the words that are listed to a file: Anki, CSV, TSV, Markdown"),
    Binding("d,delete", "delete", "Delete", id="vocabulary.delete"),
    Binding("e", "edit", "Edit", id="vocabulary.edit", tooltip="Edit what the word means"),
    Binding("tab", "toggle_all", "This / all articles", id="vocabulary.toggle_all"),
    Binding("u", "undo", "Undo", id="vocabulary.undo"),
    Binding("U,ctrl+r", "redo", "Redo", id="vocabulary.redo", show=False,
            tooltip="Redo what was undone"),
    Binding("q,escape,V", "leave", "Back", id="vocabulary.leave"),
]  # fmt: skip

MARKS_EXPORT_KEYS: list[BindingType] = [
    Binding("b", "kind('bookmark')", "Bookmarks", id="marks_export.bookmarks", show=False,
            tooltip="With or without bookmarks"),
    Binding("m", "kind('highlight')", "Highlights", id="marks_export.highlights", show=False,
            tooltip="With or without highlights"),
    Binding("n", "kind('note')", "Notes", id="marks_export.notes", show=False,
            tooltip="With or without notes"),
    Binding("e", "kind('wording')", "Your translations", id="marks_export.wordings", show=False,
            tooltip="With or without your own translations"),
    Binding("d", "kind('word')", "Words", id="marks_export.words", show=False,
            tooltip="With or without words that were kept"),
    Binding("escape", "close", "Close", id="marks_export.close"),
    *HELP_KEYS,
]  # fmt: skip

EDITOR_KEYS: list[BindingType] = [
    Binding("ctrl+s,escape", "screen.save", "Save", id="editor.save"),
    Binding("ctrl+o", "screen.write_externally", "In your editor", id="editor.external",
            tooltip="Write in the program that $VISUAL or $EDITOR names"),
    Binding("ctrl+g", "screen.discard", "Discard", id="editor.discard"),
    *HELP_KEYS,
]  # fmt: skip

PACKAGES_KEYS: list[BindingType] = [
    Binding("i", "install", "Install full package", id="packages.install"),
    Binding("o", "available", "Browse", id="packages.offer",
            tooltip="Browse what Argos's index offers; needs a network"),
    Binding("l", "from_file", "Install a file", id="packages.from_file",
            tooltip="Install a .argosmodel file; needs no network"),
    Binding("d,delete", "remove", "Remove", id="packages.remove"),
    Binding("f", "fast", "Quality: best / fast", id="packages.fast",
            tooltip="Fast is more than twice as fast, and slightly worse"),
    Binding("escape,q,p", "close", "Close", id="packages.close"),
    *HELP_KEYS,
]  # fmt: skip

WORD_KEYS: list[BindingType] = [
    Binding("right,l", "screen.next_word", "Next word", id="word.next"),
    Binding("left,h", "screen.previous_word", "Word before", id="word.previous"),
    Binding("enter", "screen.keep_word", "Keep the word", id="word.keep",
            tooltip="Add the word to your list, or remove it"),
    Binding("equals_sign", "screen.glossary", "Always translate as", id="word.glossary",
            key_display="=", tooltip="Set how the word is always translated"),
    Binding("down,j", "down", "Down", id="word.down", show=False),
    Binding("up,k", "up", "Up", id="word.up", show=False),
    Binding("d,escape,q", "screen.close_words", "Back", id="word.close"),
]  # fmt: skip

PROGRAM_KEYS: list[BindingType] = [
    Binding("down,j", "down", "Down", id="program.down", show=False),
    Binding("up,k", "up", "Up", id="program.up", show=False),
    Binding("space,pagedown", "page_down", "Page down", id="program.page_down", show=False),
    Binding("pageup", "page_up", "Page up", id="program.page_up", show=False),
    Binding("escape,q", "screen.close_program", "Back", id="program.close"),
]

EXPORT_KEYS: list[BindingType] = [
    Binding("m", "marks", "Marks", id="export.marks",
            tooltip="With or without bookmarks, highlights and notes"),
    Binding("w", "wordings", "Your translations", id="export.wordings",
            tooltip="With or without your own translations"),
    Binding("escape", "close", "Close", id="export.close"),
    *HELP_KEYS,
]  # fmt: skip

STATISTICS_KEYS: list[BindingType] = [
    Binding("escape,q,i,enter", "close", "Close", id="statistics.close"),
    *HELP_KEYS,
]

GLOSSARY_KEYS: list[BindingType] = [
    Binding("d,delete", "delete", "Delete", id="glossary.delete"),
    Binding("space", "turn", "On / off", id="glossary.turn"),
    Binding("escape", "close", "Close", id="glossary.close"),
    *HELP_KEYS,
]

CONFIRM_KEYS: list[BindingType] = [
    Binding("y", "yes", "Yes", id="confirm.yes"),
    Binding("n,escape", "no", "No", id="confirm.no"),
    *HELP_KEYS,
]

CLOSE_KEYS: list[BindingType] = [
    Binding("escape", "close", "Close", id="dialog.close"),
    *HELP_KEYS,
]

EDITED_KEYS: list[BindingType] = [
    Binding("e,enter", "edited", "Same article", id="edited.edited"),
    Binding("n", "new", "Another article", id="edited.new"),
    Binding("k", "as_it_was", "As it was", id="edited.as_it_was"),
    Binding("escape,q", "close", "Decide later", id="edited.later",
            tooltip="Leave the article; nothing is changed, and you are asked again"),
    *HELP_KEYS,
]  # fmt: skip

FIELD_KEYS: list[BindingType] = [
    Binding("enter", "submit", "OK", id="field.submit"),
]

HELP_SCREEN_KEYS: list[BindingType] = [
    Binding("slash", "filter", "Find", id="help.filter", key_display="/",
            tooltip="Type what a key does, to find it"),
    Binding("down,j", "down", "Down", id="help.down", show=False),
    Binding("up,k", "up", "Up", id="help.up", show=False),
    Binding("space,pagedown", "page_down", "Page down", id="help.page_down", show=False),
    Binding("pageup", "page_up", "Page up", id="help.page_up", show=False),
    Binding("g,home", "first", "First", id="help.first", show=False),
    Binding("G,end", "last", "Last", id="help.last", show=False),
    Binding("escape", "close", "Close", id="help.close"),
    Binding("q", "leave", "Close", id="help.leave", show=False),
]  # fmt: skip

HELP_FIELD_KEYS: list[BindingType] = [
    Binding("enter,down", "screen.to_keys", "To the keys", id="help_field.done"),
    Binding("escape", "screen.clear", "Clear", id="help_field.clear"),
]

APP_KEYS: list[BindingType] = [
    *HELP_KEYS,
    Binding("C", "change_theme", "Theme", id="app.theme",
            tooltip="Choose the colours, light or dark: the theme"),
    Binding("comma", "configure", "Settings", id="app.configure", show=False,
            tooltip="Change keys, own programs (speech, a dictionary), watched folders: "
                    "config.toml in your editor"),
    Binding("ctrl+p", "command_palette", "Commands", id="app.commands", priority=True,
            tooltip="Find any command by its words"),
    Binding("ctrl+q", "quit", "Leave dwibaca", id="app.quit", show=False, priority=True,
            tooltip="Leave dwibaca from anywhere; a note that is being typed is kept"),
    Binding("ctrl+z", "suspend_process", "Pause", id="app.suspend", show=False,
            tooltip="Back to the shell; fg comes back here"),
    Binding("ctrl+l", "redraw", "Redraw", id="app.redraw", show=False,
            tooltip="Draw the whole screen anew, if another program has written on it"),
    Binding("alt+left", "previous_article", "Previous article", id="app.previous_article",
            show=False, tooltip="Back to the article read before this one"),
    Binding("alt+right", "next_article", "Next article", id="app.next_article",
            show=False, tooltip="Forward again"),
]  # fmt: skip
