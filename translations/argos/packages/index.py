"""Argos's package index. With `download` the only code that opens a connection."""

import errno
import http.client
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, replace
from typing import Any

from translations.cleaning import clean
from translations.errors import PackageError
from translations.files import parse_json

_TIMEOUT = 20.0  # seconds without an answer
_DEADLINE = 60.0  # seconds for the whole index
_LARGEST = 8 * 2**20  # bytes; the index is about 60 kB
_LONGEST = 100  # characters of a name or a version
_AGENT = {"User-Agent": "dwibaca"}
_FAILURES = (
    (socket.gaierror, "this computer has no network, or cannot look up the name"),
    (TimeoutError, "it is too slow, or does not answer"),
    (ConnectionRefusedError, "it refuses the connection"),
    (ConnectionError, "the connection broke off"),
    (ssl.SSLCertVerificationError, "its certificate is not trusted"),
)
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True)
class IndexEntry:
    """A package that can be fetched.

    Attributes:
        name: such as ``translate-id_en``.
        links: addresses of the same file, http or https.
        sha256: of the file, if the index states it; otherwise "".
    """

    name: str
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    version: str
    links: tuple[str, ...]
    sha256: str = ""


def fetch_index(address: str | None = None) -> list[IndexEntry]:
    """Fetch and parse the index.

    Args:
        address: of the index; Argos's own setting if not given.

    Raises:
        PackageError: there is no network, or no index at the address.
    """
    if address is None:
        from argostranslate import settings

        address = str(settings.remote_package_index)
    try:
        with open_address(address) as answer:
            entries = read_index(_read_in_time(answer))
        # Without encryption, anyone between us and the server decides what we get.
        return [_encrypted(e) for e in entries] if address.startswith("https:") else entries
    except (ValueError, http.client.HTTPException) as error:
        raise PackageError(
            f"What {clean(address)} sent is not a package index.", "Try again later."
        ) from error
    except OSError as error:
        raise no_network(address, error) from error


def _read_in_time(answer: Any) -> bytes:
    deadline = time.monotonic() + _DEADLINE
    content = b""
    while len(content) <= _LARGEST and (some := answer.read1(1 << 16)):
        content += some
        if time.monotonic() > deadline:
            raise TimeoutError("it is too slow to answer")
    return content


def _encrypted(entry: IndexEntry) -> IndexEntry:
    links = (f"https:{link.partition(':')[2]}" for link in entry.links)
    return replace(entry, links=tuple(dict.fromkeys(links)))


def read_index(content: bytes) -> list[IndexEntry]:
    """Parse an index; entries that are not a translation package with a usable link are left out.

    Raises:
        ValueError: it is not an index.
    """
    entries = parse_json(content)
    if len(content) > _LARGEST or not isinstance(entries, list):
        raise ValueError("not a list of packages")
    return [offered for entry in entries if (offered := _read(entry)) is not None]


def open_address(address: str, headers: dict[str, str] | None = None) -> Any:
    """Open an http or https address.

    Raises:
        OSError: it cannot be reached (``urllib.error.URLError`` is one).
        ValueError: it is of another kind.
    """
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"{address} is neither http nor https")
    request = urllib.request.Request(address, headers={**_AGENT, **(headers or {})})
    return urllib.request.build_opener(_Redirects).open(request, timeout=_TIMEOUT)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects that are as safe as the original address."""

    def redirect_request(  # noqa: PLR0917  as urllib calls it
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        scheme = urllib.parse.urlsplit(newurl).scheme
        if scheme != "https" and not (scheme == "http" and req.type == "http"):
            raise urllib.error.URLError(f"it redirects to {scheme}, which is not safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def no_network(address: str, error: Exception) -> PackageError:
    """The error for an address that cannot be reached."""
    if isinstance(error, urllib.error.HTTPError):
        where, why = address, f"the server answered {error.code} {error.reason}"
    else:
        where = urllib.parse.urlsplit(address).hostname or address
        why = _in_words(getattr(error, "reason", None) or error)
    return PackageError(
        f"{clean(where)} cannot be reached: {clean(why)}.",
        "Connect to the network and try again; or install a .argosmodel file that you have "
        "copied here.",
    )


def _in_words(error: object) -> str:
    """Why a connection failed; the system's own words are for those who know its calls."""
    for kind, words in _FAILURES:
        if isinstance(error, kind):
            return words
    if isinstance(error, OSError) and error.errno in _NO_WAY:
        return "this computer has no connection to it"
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _read(entry: object) -> IndexEntry | None:
    """One entry; None if it is not a translation package with a usable link."""
    if not isinstance(entry, dict):
        return None
    texts = {
        name: clean(value)[:_LONGEST]
        for name in ("code", "from_code", "from_name", "to_code", "to_name", "package_version")
        if isinstance(value := entry.get(name, ""), str)
    }
    found = entry.get("links")
    links = tuple(
        link
        for link in (found if isinstance(found, list) else [])
        if isinstance(link, str) and link.startswith(("http://", "https://"))
    )
    if len(texts) < 6 or not (texts["from_code"] and texts["to_code"] and links):
        return None
    return IndexEntry(
        texts["code"] or f"translate-{texts['from_code']}_{texts['to_code']}",
        texts["from_code"],
        texts["from_name"],
        texts["to_code"],
        texts["to_name"],
        texts["package_version"],
        links,
        digest.lower() if isinstance(digest := entry.get("sha256"), str) else "",
    )
