"""Downloads a file, resuming where an earlier attempt broke off."""

import contextlib
import http.client
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from translations.argos.packages.index import no_network, open_address
from translations.cleaning import clean
from translations.errors import PackageError, lacks_room, reason
from translations.files import read_json, write_atomically

_CHUNK = 1 << 16
_TRIES = 5  # attempts that bring less than a chunk
_SLOWEST = 1000  # bytes per second, over this many seconds:
_WINDOW = 60.0
_TELL = 0.2  # seconds between two progress reports
_PAUSE = 0.2  # seconds before the second attempt; doubled for each further one
_LARGEST = 2 * 2**30  # bytes

Progress = Callable[[int, int | None], None]
"""Called with the bytes so far and, if the server states it, the total."""


def download(links: tuple[str, ...], path: Path, progress: Progress) -> None:
    """Download a file from the first address that delivers it completely.

    If it breaks off or is interrupted (by any exception that ``progress`` raises), what has
    arrived stays in ``PATH.part``, and the next call continues from there.

    Raises:
        PackageError: no address delivered it, or it cannot be written.
    """
    trouble: PackageError | None = None
    for link in links:
        try:
            _download(link, path, progress)
            return
        except PackageError as error:
            trouble = error
    raise trouble or PackageError("There is no address to fetch it from.")


def _download(link: str, path: Path, progress: Progress) -> None:
    part, about = path.with_name(path.name + ".part"), path.with_name(path.name + ".part.json")
    failures = 0
    while True:
        before = part.stat().st_size if part.exists() else 0
        try:
            if _fetch(link, part, about, progress):
                break
            trouble: Exception = ConnectionError("the connection broke off")
        except http.client.HTTPException as error:
            trouble = error
        except ValueError as error:
            raise PackageError(f"{clean(link)} is not an address: {clean(str(error))}.") from error
        except OSError as error:
            trouble = error
        after = part.stat().st_size if part.exists() else 0
        failures = 0 if after >= before + _CHUNK else failures + 1
        if failures >= _TRIES or getattr(trouble, "code", 0) in range(400, 500):
            raise no_network(link, trouble)
        time.sleep(_PAUSE * 2**failures)
    part.replace(path)
    about.unlink(missing_ok=True)


def _fetch(link: str, part: Path, about: Path, progress: Progress) -> bool:
    """Fetch what is missing; returns whether the file is complete."""
    there = part.stat().st_size if part.exists() else 0
    tag = _tag_of(about, link) if there else ""
    headers = {"Range": f"bytes={there}-", "If-Range": tag} if tag else {}
    with open_address(link, headers) as answer:
        goes_on = answer.status == 206 and _starts_at(answer, there)
        if answer.status == 206 and not goes_on:
            about.unlink(missing_ok=True)  # not the part asked for: the next attempt asks for all
            return False
        if not goes_on:
            there = 0  # the server starts over, or the file has changed
        length = answer.headers.get("Content-Length")
        total = there + int(length) if length and length.isdigit() else None
        if (total or 0) > _LARGEST:
            raise _too_large(link)
        tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        with _writing(part):
            write_atomically(about, json.dumps({"link": link, "tag": tag}).encode())
            file = part.open("ab" if goes_on else "wb")
        with file:
            pace = _Pace(there)
            progress(there, total)
            while chunk := answer.read1(_CHUNK):  # whatever is there, even a single byte
                with _writing(part):
                    file.write(chunk)
                    file.flush()
                there += len(chunk)
                if there > _LARGEST:
                    part.unlink()
                    raise _too_large(link)
                if pace.is_time(there):
                    progress(there, total)
            progress(there, total)
    return total is None or there == total


def _too_large(link: str) -> PackageError:
    return PackageError(f"{clean(link)} is larger than 2 GB.")


class _Pace:
    """When to report progress, and whether the download is worth waiting for."""

    def __init__(self, there: int) -> None:
        self._told = self._since = time.monotonic()
        self._then = there

    def is_time(self, there: int) -> bool:
        """Whether to report progress now.

        Raises:
            OSError: the server is so slow that it would never finish.
        """
        now = time.monotonic()
        if now - self._since >= _WINDOW:
            if there - self._then < _SLOWEST * _WINDOW:
                raise TimeoutError("the server is far too slow")
            self._since, self._then = now, there
        if now - self._told < _TELL:
            return False
        self._told = now
        return True


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turns errors of the disk into ones that differ from those of the network."""
    try:
        yield
    except OSError as error:
        raise PackageError(
            f"{clean(str(path))} cannot be written: {reason(error)}.",
            "Make room there." if lacks_room(error) else "",
        ) from error


def _starts_at(answer: Any, offset: int) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {offset}-")


def _tag_of(about: Path, link: str) -> str:
    """What the server called the version of the partly downloaded file."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        kept = read_json(about)
        if kept.get("link") == link:
            return str(kept.get("tag") or "")
    return ""
