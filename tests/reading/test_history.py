"""Back and forward through articles."""

from pathlib import Path

from translations.reading.history import History

ONE, TWO, THREE = Path("/1"), Path("/2"), Path("/3")


def test_back_and_forward_again() -> None:
    history = History()
    assert (history.before, history.current, history.after) == (None, None, None)
    for path in (ONE, TWO, TWO, THREE):
        history.visit(path)
    assert (history.before, history.current, history.after) == (TWO, THREE, None)
    history.visit(TWO)
    assert (history.before, history.current, history.after) == (ONE, TWO, THREE)
    history.visit(THREE)
    assert (history.before, history.current, history.after) == (TWO, THREE, None)


def test_another_article_forgets_those_that_one_came_back_from() -> None:
    history = History()
    for path in (ONE, TWO, ONE, THREE):
        history.visit(path)
    assert (history.before, history.current, history.after) == (ONE, THREE, None)


def test_what_cannot_be_opened_again_is_not_remembered() -> None:
    history = History()
    for path in (ONE, None, TWO):
        history.visit(path)
    assert history.before == ONE


def test_it_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(1000):
        history.visit(Path(f"/{number}"))
    assert len(history._visited) == 200
    assert history.before == Path("/998")
