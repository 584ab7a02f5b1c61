"""Requests for an article's sentences: what stays untranslated, and which wordings are settled."""

import re
from typing import NamedTuple

from translations.argos import Route, find_route
from translations.argos.correction.wording import Wording, WordingKind
from translations.argos.engine.request import Request
from translations.articles import Article
from translations.articles.language import (
    LANGUAGES,
    are_near,
    foreign_quotations,
    language_around,
    main_language,
)
from translations.errors import PackageError
from translations.folders import Folders
from translations.notebook.glossary import Glossary
from translations.terms.institutions import delivered
from translations.terms.terms import Occurrence, Terms

_USUAL = "id"


AUTO = "auto"
"""Instead of a language code: the language that the article is in."""


class SentenceRequest(NamedTuple):
    """A request for one sentence of an article.

    Attributes:
        language: its language code.
        left: whether it stays untranslated: it is in the target language, or in one that the
            package does not know.
    """

    request: Request
    language: str
    left: bool = False

    @property
    def key(self) -> str:
        """The key under which the translation is stored."""
        return self.request.key


class Requests:
    """The requests for the sentences of one article."""

    def __init__(
        self, article: Article, route: Route, terms: Terms | None = None, *, anyway: bool = False
    ) -> None:
        """
        Args:
            anyway: translate everything, whatever language it seems to be in.
        """
        self._article = article
        self._route = route
        self._terms = terms or Terms(())
        self._anyway = anyway
        self._cache: dict[int, tuple[SentenceRequest, ...]] = {}
        self.language = main_language(article, route.from_code)
        """The code of the main language of the article."""

    def of(self, block: int) -> tuple[SentenceRequest, ...]:
        """The requests for a block's sentences, without the white space around them."""
        if block not in self._cache:
            self._cache[block] = self._made(block)
        return self._cache[block]

    def of_text(self, text: str) -> Request:
        """The request for a sentence, or a part of one, whatever its language."""
        return self._request(text.strip(), self._route.from_code).request

    def is_left(self, text: str) -> bool:
        """Whether a sentence stays untranslated because of its language."""
        if self._anyway:
            return False
        language = language_around(text.strip(), self._expected)
        return not are_near(language, self._route.from_code)

    @staticmethod
    def name_of(code: str) -> str:
        """The English name of a language."""
        return LANGUAGES.get(code, code)

    def forget(self, block: int) -> None:
        """Drop a cached block that is not needed for now."""
        self._cache.pop(block, None)

    def language_of(self, block: int) -> str:
        """The language code of a block."""
        of_block = self._article.blocks[block]
        return language_around(of_block.text, self._expected) if of_block.translatable else ""

    @property
    def announcement(self) -> str:
        """A notice at the top of an article in an unexpected language; "" for none."""
        code, to = self.language, self._route.to_code
        if self._anyway or code in ("", self._route.from_code):
            return ""
        name = LANGUAGES.get(code, code)
        if code == to:
            return f"This article is already in {name}, so it is not translated."
        from_name = LANGUAGES.get(self._route.from_code, self._route.from_code)
        if are_near(code, self._route.from_code):
            return (
                f"This article seems to be in {name}; it is translated as if it were {from_name}."
            )
        return f"This article is in {name}; {self._route.name} translates {from_name} only."

    @property
    def leaves_article(self) -> bool:
        """Whether the main language of the article is one that stays untranslated."""
        if self._anyway or not self.language:
            return False
        return not are_near(self.language, self._route.from_code)

    @property
    def _expected(self) -> str:
        from_code = self._route.from_code
        return from_code if are_near(self.language, from_code) else self.language or from_code

    def _made(self, block: int) -> tuple[SentenceRequest, ...]:
        of_block = self._article.blocks[block]
        texts = [sentence.text.strip() for sentence in of_block.sentences]
        if not of_block.translatable:
            return tuple(SentenceRequest(Request(text), "", left=True) for text in texts)
        if self._anyway:
            return tuple(self._request(text, self._route.from_code) for text in texts)
        around = self.language_of(block)
        return tuple(self._request(text, language_around(text, around)) for text in texts)

    def _request(self, text: str, language: str) -> SentenceRequest:
        from_code = self._route.from_code
        if not are_near(language, from_code):
            return SentenceRequest(Request(text), language, left=True)
        wordings = [] if self._anyway else _quotations(text, from_code)
        for found in self._terms.find(text):
            taken = any(one.start < found.end and found.start < one.end for one in wordings)
            if not taken and not _is_explained(found, text):
                wordings.append(_wording(found, text))
        wordings.sort(key=lambda one: one.start)
        if [(one.start, one.end) for one in wordings if one.kind is WordingKind.QUOTE] == [
            (0, len(text))
        ]:
            return SentenceRequest(Request(text), language, left=True)
        return SentenceRequest(Request(text, tuple(wordings)), language)


def _quotations(text: str, expected: str) -> list[Wording]:
    return [
        Wording(
            start,
            end,
            text[start:end],
            WordingKind.QUOTE,
            as_is=True,
            after=before if (before := text[:start].rstrip()[-1:]) in (",", ":") else "",
        )
        for start, end in foreign_quotations(text, expected)
    ]


def without_settled(request: Request, translation: str) -> tuple[str, str]:
    """A sentence and its translation with "itu" and "it" for what the reader has settled: a word
    that he has chosen is not to be doubted, whatever dictionaries know."""
    source = request.text
    for wording in reversed(request.wordings):
        if wording.lenient or wording.kind is WordingKind.QUOTE:
            continue
        source = f"{source[: wording.start]}itu{source[wording.end :]}"
        said = rf"\b{re.escape(wording.text)}\w{{0,4}}"
        translation = re.sub(said, "it", translation, flags=re.IGNORECASE)
    return source, translation


def _is_explained(found: Occurrence, text: str) -> bool:
    """Whether a name that came with the program stands in brackets, after what it is short for."""
    in_brackets = text[: found.start].endswith("(") and text.startswith(")", found.end)
    return found.term.lenient and in_brackets


def _wording(found: Occurrence, text: str) -> Wording:
    """How a term is to be translated where it occurs."""
    term = found.term
    said = text[found.start : found.end]
    shouted = said.isupper() and term.source != said and len(said) > 1
    wording = found.wording.upper() if shouted else found.wording
    return Wording(
        found.start,
        found.end,
        wording,
        WordingKind(term.kind.value),
        as_is=not term.target or term.target == term.source,
        lenient=term.lenient,
        short=found.short or term.short,
        bracketed=f" ({found.short})" if found.short else "",
        twice=found.twice,
        passive=found.passive,
        ending=found.ending,
    )


def route_for(article: Article, from_code: str, to_code: str) -> Route:
    """The packages for an article; for `AUTO`, its language is detected.

    Raises:
        PackageError: there is no package for it.
    """
    if from_code != AUTO:
        return find_route(from_code, to_code)
    found = main_language(article, _USUAL)
    if found == to_code:
        return find_route(_USUAL, to_code)
    try:
        return find_route(found, to_code)
    except PackageError:
        if are_near(found, _USUAL):
            return find_route(_USUAL, to_code)
        raise


def terms_for(folders: Folders, route: Route) -> Terms:
    """The reader's terms, and the names that come with the program.

    Raises:
        DwibacaError: the reader's file cannot be read.
    """
    pair = route.from_code, route.to_code
    return Glossary(folders.glossary, *pair).terms(delivered(*pair))
