"""What a web page says about its article: title, authors, date, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from translations.articles.authors import authors
from translations.articles.dates import find_date
from translations.articles.web_bylines import bylines
from translations.articles.web_page import LONGEST_LINE, class_and_id, short_text
from translations.cleaning import clean
from translations.files import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TITLES = (
    "og:title twitter:title dc.title dcterm.title parsely-title sailthru.title title "
    "weibo:article:title"
).split()
_AUTHORS = (
    "author article:author dc.creator dcterm.creator dcterms.creator parsely-author "
    "sailthru.author byl citation_author article.author content_author"
).split()
_DATES = (
    "article:published_time og:published_time datepublished date pubdate publishdate publish-date "
    "publish_date dc.date dc.date.issued dcterms.created dcterms.date parsely-pub-date "
    "sailthru.date citation_date article.published content_publisheddate originalpublicationdate "
    "cxenseparse:recs:publishtime"
).split()
_SITES = "og:site_name application-name twitter:site dc.publisher al:android:app_name".split()
_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report|LiveBlog|Recipe|Review$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•»/]|::|\\)\s+|\s*\|\s*|(?<=\w): (?=[^:]*$)|_(?=[^_]+$)")
# What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"(?:untitled|new)(?: (?:document|page))?\W*\d*|(?:document|dokumen)\W*\d*"
    r"|(?:dokumen )?tanpa judul|index|home(?: ?page)?|beranda|\S+\.(?:x?html?|php|aspx?|docx?|pdf)",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000})")
_DATE_LINE = re.compile(
    r"date|tanggal|(?:^|[\s_-])(?:time|tgl|waktu|publish\w*|posted|timestamp|by-?line|meta|info)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d/\d\d?/\d\d?)(?:/|$)")
_NEAR = 60  # elements after the headline
_MOST_JSON = 2_000_000  # characters of one script
_MOST_NODES = 2000


@dataclass
class Details:
    """What a page says about its article; "" for what it does not say.

    Attributes:
        date: ISO 8601, the day.
        source: the page's address.
        text: the article itself, if the page also provides it for machines.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    text: str = ""


@dataclass
class _Said:
    """What the machine-readable parts of the page say, with repetitions, in order."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_details(page: _Element, markup: str) -> Details:
    """Read what a page says about its article.

    Args:
        page: the whole page.
        markup: its text as saved; browsers record the address in a comment.
    """
    said = _Said()
    _read_json(page, said)
    _read_meta(page, said)
    if found := _SAVED_FROM.search(markup, 0, 5000):
        said.addresses.append(found[1])
    return Details(
        title=_title(page, said),
        author=authors(said.authors, said.sites) or authors(bylines(page), said.sites),
        date=next(filter(None, map(find_date, said.dates)), "")
        or _date_line(page)
        or _date_in(said.addresses),
        source=next((url for url in said.addresses if re.match(r"https?://[^\s]+$", url)), ""),
        text=max(said.texts, key=len, default=""),
    )


def _read_meta(page: _Element, said: _Said) -> None:
    given: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        if value := clean(meta.get("content") or ""):
            names = " ".join(meta.get(name) or "" for name in ("property", "name", "itemprop"))
            for name in names.lower().split():
                given.setdefault(re.sub(r"^(dc(?:terms?)?):", r"\1.", name), []).append(value)
    for names_of, into in (
        (_TITLES, said.titles),
        (_AUTHORS, said.authors),
        (_DATES, said.dates),
        (_SITES, said.sites),
        (["og:url"], said.addresses),
    ):
        for name in names_of:
            into.extend(given.get(name, ()))
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            said.addresses.insert(0, clean(link.get("href") or ""))


def _read_json(page: _Element, said: _Said) -> None:
    """JSON-LD, meant for search engines: mostly right, and often not quite valid JSON."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MOST_JSON].replace("<![CDATA[", "").replace("]]>", "")
        try:
            whole = parse_json(" ".join(text.split()).strip("; "))
        except ValueError:
            continue
        for node in _nodes(whole):
            types = " ".join(_texts(node.get("@type")))
            if not _ARTICLE_TYPE.search(types):
                said.sites += _texts(node.get("name")) if "Organization" in types else ()
                continue
            said.titles += _texts(node.get("headline")) or _texts(node.get("name"))
            said.authors += _texts(node.get("author"))
            said.dates += _texts(node.get("datePublished")) or _texts(node.get("dateCreated"))
            said.sites += _texts(node.get("publisher"))
            said.texts += _texts(node.get("articleBody"), one_line=False)
            said.addresses += _texts(node.get("url"))


def _nodes(whole: Any) -> Iterator[dict[str, Any]]:
    """All objects, outer ones first."""
    waiting = [whole]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += node[:_MOST_NODES]


def _texts(value: Any, *, one_line: bool = True) -> list[str]:
    """The text or the name of a value; of each, if there are several."""
    if isinstance(value, str):
        text = clean(value) if one_line else value.strip()
        return [text] if text else []
    if isinstance(value, dict):
        return _texts(value.get("name"))
    if isinstance(value, list):
        return [text for each in value[:20] if not isinstance(each, list) for text in _texts(each)]
    return []


def _title(page: _Element, said: _Said) -> str:
    """The visible headline, if the page's other titles agree with it; otherwise one of those."""
    element = next(page.iter("title"), None)
    shown = clean("".join(map(str, element.itertext()))) if element is not None else ""
    titles = [title for title in (*said.titles, shown) if title and not _NO_TITLE.fullmatch(title)]
    headlines = _texts_of(page, "h1")
    if headlines and any(_alike(headline, shown) for headline in headlines[:1]):
        # Both may be the name of the site; the headline is then a smaller heading.
        for headline in _texts_of(page, "h2")[:10]:
            if headline in said.titles and headline not in headlines:
                return headline
    for headline in headlines[:10]:
        if any(_alike(headline, title) for title in titles):
            return headline
    if titles:
        return _without_site(titles[0], said.sites)
    return headlines[0] if headlines else ""


def _texts_of(page: _Element, tag: str) -> list[str]:
    found = (clean(" ".join(map(str, element.itertext()))) for element in page.iter(tag))
    return [text for text in found if text]


def _alike(headline: str, title: str) -> bool:
    """Whether a title is the headline plus a site's name, or nearly the headline."""
    ours, theirs = _WORD.findall(headline.lower()), _WORD.findall(title.lower())
    if not ours or not theirs:
        return False
    if len(ours) < 3:
        # One or two extra words may well be the name of the site.
        rest = title[len(headline) :]
        return title.startswith(headline) and (not rest or bool(_SEPARATOR.match(rest)))
    if set(theirs) <= set(ours):
        return True
    common = len(set(ours) & set(theirs))
    return common >= 0.75 * len(set(ours)) and common >= 0.4 * len(set(theirs))


def _without_site(title: str, sites: list[str]) -> str:
    """A title without the site's name at either end."""
    places = list(_SEPARATOR.finditer(title))
    if not places:
        return title
    known = [" ".join(_WORD.findall(site.lower())) for site in sites]
    first, last = title[: places[0].start()], title[places[-1].end() :]
    for site, rest in ((last, title[: places[-1].start()]), (first, title[places[0].end() :])):
        words = " ".join(_WORD.findall(site.lower()))
        if rest.strip() and words and (
            words in known or "wikipedia" in words or ".com" in site or ".id" in site
            or (site is last and ":" not in title[places[-1].start() : places[-1].end()]
                and len(words.split()) <= 4 and len(rest.split()) >= 3 and _is_name(site))
        ):  # fmt: skip
            return rest.strip()
    return title


def _is_name(text: str) -> bool:
    return all(not word[0].islower() for word in text.split())


def _date_line(page: _Element) -> str:
    """The date in an element made for it, or in a line near the headline.

    Dates in the text of the article are never taken: they belong to its story.
    """
    likely = near = ""
    after_headline = -1
    for element in page.iter():
        keys = element.keys()
        if after_headline >= 0:
            after_headline += 1
        elif element.tag == "h1":
            after_headline = 0
        if "pubdate" in keys or "datePublished" in (element.get("itemprop") or ""):
            stamp = element.get("content") or element.get("datetime") or short_text(element)
            if date := find_date(stamp):
                return date
        if not likely and element.tag == "time":
            likely = find_date(element.get("datetime") or "") or find_date(short_text(element))
        elif (
            not likely
            and ("class" in keys or "id" in keys)
            and _DATE_LINE.search(class_and_id(element))
        ):
            likely = find_date(short_text(element))
        elif not near and 0 < after_headline < _NEAR and len(element) < 4:
            text = short_text(element)
            near = find_date(text) if len(text) < LONGEST_LINE / 2 else ""
    return likely or near


def _date_in(addresses: list[str]) -> str:
    """The day that is in the path of an address."""
    found = (_DAY_IN_ADDRESS.search(address) for address in addresses)
    return next((find_date(each[1]) for each in found if each), "")
