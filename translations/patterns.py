"""Regular expressions that are compiled when they are first used.

Some hundred patterns stand in modules that every start imports, and compiling one takes a tenth of
a millisecond to two; an ordinary article needs few of them before its first screen.
"""

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until the pattern is used; an error in it is raised then.

    >>> lazy_pattern(r"[a-z]+").findall("satu, dua")
    ['satu', 'dua']
    """
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))


class _Lazy(Generic[AnyStr]):
    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> object:
        """A method of the compiled pattern; the next call finds it here without asking."""
        found: object = getattr(self._compiled, name)
        self.__dict__[name] = found
        return found
