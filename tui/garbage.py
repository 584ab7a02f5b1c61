"""When Python collects garbage: never during the start, and seldom while a book is open."""

import gc


def postpone() -> None:
    """No garbage collection until the first screen is painted: nothing made by then is garbage.

    Looking for some would take a twentieth of the start.
    """
    gc.disable()
    # Later, a full collection takes a tenth of a second with a book: hence seldom.
    gc.set_threshold(10_000, 10, 50)


def resume() -> None:
    """Collect from now on, after the first paint, but skip what was loaded for it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def spare_article() -> None:
    """Skip the article just opened: a book has a million objects, which live while it is open."""
    gc.freeze()


def collect_articles() -> None:
    """Collect earlier articles before the next one: they would otherwise be skipped for ever."""
    gc.unfreeze()
    gc.collect()
