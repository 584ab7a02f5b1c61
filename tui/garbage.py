"""When Python collects garbage: never during the start, and seldom while a book is open."""

import gc


def postpone() -> None:
    """Until the first screen is painted: nothing made by then is garbage.

    Looking for some would take a twentieth of the start.
    """
    gc.disable()
    # Later, a full collection takes a tenth of a second with a book: hence seldom.
    gc.set_threshold(10_000, 10, 50)


def resume() -> None:
    """After the first paint: what was loaded for it stays, and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def spare_article() -> None:
    """After an article was opened: a book has a million objects, which live while it is open."""
    gc.freeze()


def collect_articles() -> None:
    """Before another article: the earlier ones would otherwise stay spared for ever."""
    gc.unfreeze()
    gc.collect()
