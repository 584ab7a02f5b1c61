"""Back and forward through articles."""

from pathlib import Path

from translations.reading.history import History

ONE, TWO, THREE = Path("/1"), Path("/2"), Path("/3")


def visit(history: History, path: Path | None) -> None:
    history.visit(path, f"text of {path}")


def test_back_and_forward_again() -> None:
    history = History()
    assert (history.before, history.current, history.after) == (None, None, None)
    for path in (ONE, TWO, TWO, THREE):
        visit(history, path)
    assert (history.before, history.current, history.after) == (TWO, THREE, None)
    visit(history, TWO)
    assert (history.before, history.current, history.after) == (ONE, TWO, THREE)
    visit(history, THREE)
    assert (history.before, history.current, history.after) == (TWO, THREE, None)


def test_another_article_forgets_those_that_one_came_back_from() -> None:
    history = History()
    for path in (ONE, TWO, ONE, THREE):
        visit(history, path)
    assert (history.before, history.current, history.after) == (ONE, THREE, None)


def test_what_cannot_be_opened_again_is_not_remembered() -> None:
    history = History()
    for path in (ONE, None, TWO):
        visit(history, path)
    assert history.before == ONE


def test_it_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(1000):
        visit(history, Path(f"/{number}"))
    assert len(history._visited) == 200
    assert history.before == Path("/998")


def test_an_article_whose_file_is_gone_keeps_its_place() -> None:
    history = History()
    for path in (ONE, TWO, THREE):
        visit(history, path)
    copy = Path("/copy of 2")
    history.visit(copy, f"text of {TWO}")
    assert (history.before, history.current, history.after) == (ONE, copy, THREE)
    visit(history, ONE)
    assert (history.before, history.current, history.after) == (None, ONE, copy)


def test_an_article_that_was_edited_keeps_its_place() -> None:
    history = History()
    for path in (ONE, TWO, THREE):
        visit(history, path)
    history.visit(TWO, "another text")
    assert (history.before, history.current, history.after) == (ONE, TWO, THREE)


def test_what_cannot_be_opened_any_more_is_passed_over() -> None:
    history = History()
    for path in (ONE, TWO, THREE):
        visit(history, path)
    history.leave_out(TWO)
    assert (history.before, history.current, history.after) == (ONE, THREE, None)
    visit(history, ONE)
    history.leave_out(THREE)
    assert (history.before, history.current, history.after) == (None, ONE, None)
    history.leave_out(ONE)  # the one that is open
    assert history.current == ONE
