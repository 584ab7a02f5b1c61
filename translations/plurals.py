"""Numbers with nouns."""


def percent(share: float) -> str:
    """Progress, from 0 to 1: only what is at its end is at 100 %.

    >>> percent(0.999), percent(0.29), percent(1)
    ('99 %', '29 %', '100 %')
    """
    return f"{int(share * 100 + 1e-9)} %"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "day"), counted(1200, "mark"), counted(2, "match", "matches")
    ('1 day', '1,200 marks', '2 matches')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
