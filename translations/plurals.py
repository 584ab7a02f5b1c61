"""Numbers of things, as one says them."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "day"), counted(1200, "mark"), counted(2, "match", "matches")
    ('1 day', '1,200 marks', '2 matches')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
