"""Which blocks may be the title of a text that does not state one."""

from collections.abc import Sequence

from translations.articles.article import Block


def may_be_titles(blocks: Sequence[Block]) -> Sequence[Block]:
    """Those that something follows, or the only one.

    The last block names nothing, and may be half a sentence: a pipe was cut, or a download.
    """
    return blocks[:-1] or blocks
