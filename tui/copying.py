"""Copies text to the terminal's clipboard, and to the system's if there is one."""

import threading

from textual.app import App

from translations.articles import Article
from translations.cleaning import clean


def quotation(article: Article, original: str, translation: str) -> str:
    """Both languages, with their source."""
    path = clean(article.path.name) if article.path else ""
    source = ", ".join(part for part in (article.author, article.title, article.date) if part)
    about = f"— {source} ({article.source or path})" if article.source or path else f"— {source}"
    return "\n".join(filter(None, (original, translation, about)))


def copy(app: App[object], text: str) -> None:
    """Copy text; over a network through the terminal (OSC 52), on the desktop also directly."""
    app.copy_to_clipboard(text)
    # The system's clipboard is accessed through another program, which may be slow.
    threading.Thread(target=_to_system, args=(text,), name="clipboard", daemon=True).start()


def _to_system(text: str) -> None:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return  # none here: the terminal may have one


def pasted() -> str | None:
    """The content of the system's clipboard; None if it cannot be accessed. May be slow."""
    import pyperclip

    try:
        return str(pyperclip.paste())
    except (pyperclip.PyperclipException, OSError):
        return None
