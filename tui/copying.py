"""Text for the clipboard: of the terminal, and of the system where there is one."""

import threading

from textual.app import App

from translations.articles import Article
from translations.cleaning import clean


def quotation(article: Article, original: str, translation: str) -> str:
    """Both languages, and where they come from."""
    path = clean(article.path.name) if article.path else ""
    source = ", ".join(part for part in (article.author, article.title, article.date) if part)
    about = f"— {source} ({article.source or path})" if article.source or path else f"— {source}"
    return "\n".join(filter(None, (original, translation, about)))


def copy(app: App[object], text: str) -> None:
    """Copy text; over a network the terminal does it (OSC 52), on the desktop the system too."""
    app.copy_to_clipboard(text)
    # The system's clipboard is reached by another program, which may take its time.
    threading.Thread(target=_to_system, args=(text,), name="clipboard", daemon=True).start()


def _to_system(text: str) -> None:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return  # none here: the terminal has it, if it can


def pasted() -> str | None:
    """What the system's clipboard holds; None if it cannot be reached. May take its time."""
    import pyperclip

    try:
        return str(pyperclip.paste())
    except (pyperclip.PyperclipException, OSError):
        return None
