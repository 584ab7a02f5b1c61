"""Where an export goes: a new file, one that may be replaced, or a pipe."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translations.articles import Article
from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import PUBLIC, is_file, is_folder, is_there, write_atomically
from translations.folders import current_folder

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}


_NO_NAME = re.compile(r"[^\w-]+")
_LONGEST_STEM = 60  # letters
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_PROGRAM = Path(__file__).parent.parent


def export_folder(last: str, article: Path | None, own: Iterable[Path]) -> Path:
    """The folder that is proposed for an export: where the last one went, else beside the article.

    Never one of the program's own: what lies there is found by nobody, and an update deletes it.

    Args:
        last: a folder, "" where nothing was exported yet.
        article: the file that the export is of; None where it is of several.
        own: the folders of the program's data.
    """
    kept = (_PROGRAM, *own)
    wished = [*([Path(last)] if last else []), *([article.parent] if article else [])]
    for path in wished:
        writable = is_folder(path) and os.access(path, os.W_OK)
        if writable and not any(_is_in(path, one) for one in kept):
            return path
    return current_folder()


def file_stem(article: Article, own: Iterable[Path]) -> str:
    """What files that are made of an article are called, without suffix: as its file, or its title.

    Args:
        own: folders in which files have names that tell people nothing.
    """
    path = article.path
    if path and not any(_is_in(path, one) for one in own):
        return clean(path.stem)
    words = _NO_NAME.sub(" ", article.title).split()
    stem = "-".join(words)[:_LONGEST_STEM].strip("-") or "artikel"
    # On Windows a file of such a name is a device, whatever its suffix.
    return f"{stem}-artikel" if _DEVICE.fullmatch(stem) else stem


class OutputExists(DwibacaError):
    """The file exists, and replacing it was not allowed."""


@dataclass(frozen=True)
class Output:
    """A place to write to that never destroys anything without permission.

    Attributes:
        path: a file; links are followed. Devices and pipes are written to directly.
        replace: whether an existing file may be replaced.
        protected: files and folders that are never overwritten, such as the article itself.
        waits: whether to wait for a reader of a named pipe.
    """

    path: Path
    replace: bool = False
    protected: tuple[Path, ...] = ()
    waits: bool = True

    @property
    def _shown(self) -> str:
        return clean(str(self.path))

    @property
    def _descriptor(self) -> int | None:
        """The number of a descriptor that is open already, if the path names one."""
        name = str(self.path)
        match = _DESCRIPTOR.fullmatch(name)
        return int(match[1]) if match else _STANDARD.get(name)

    def check(self) -> None:
        """Find out what prevents writing, before the content is made.

        Raises:
            OutputExists: the file exists and must not be replaced.
            DwibacaError: nothing can be written there.
        """
        if self._descriptor is not None:
            return
        try:
            there = self.path.stat()
        except FileNotFoundError:
            there = None
        except (OSError, ValueError) as error:
            raise self._refused(error) from error
        if there is not None and stat.S_ISDIR(there.st_mode):
            raise DwibacaError(f"{self._shown} is a folder.", "Add a name for the file.")
        if there is not None and not stat.S_ISREG(there.st_mode):
            return
        for path in self.protected:
            if _is_in(self.path, path):
                raise DwibacaError(
                    f"{self._shown} would overwrite {clean(str(path))} itself.",
                    "Choose another file.",
                )
        if there is not None and not self.replace:
            raise OutputExists(f"{self._shown} already exists.", "To replace it, add --force.")

    def write(self, content: bytes) -> None:
        """Write everything, or leave what exists untouched.

        Raises:
            OutputExists: the file exists and must not be replaced.
            DwibacaError: it cannot be written.
        """
        self.check()
        try:
            if (descriptor := self._descriptor) is not None:
                _write_all(os.dup(descriptor), content)
            elif is_there(self.path) and not is_file(self.path):
                _write_all(self._open(), content)
            else:
                write_atomically(self.path, content, mode=PUBLIC, replace=self.replace)
        except FileExistsError as error:  # it appeared while the content was being made
            raise OutputExists(f"{self._shown} already exists.") from error
        except (OSError, ValueError) as error:
            raise self._refused(error) from error

    def _open(self) -> int:
        if sys.platform == "win32" or self.waits or not self.path.is_fifo():
            return os.open(self.path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        descriptor = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK)
        os.set_blocking(descriptor, True)
        return descriptor

    def _refused(self, error: Exception) -> DwibacaError:
        why = reason(error)
        if isinstance(error, OSError) and error.errno == errno.ENXIO:
            why = "nobody reads from it"
        return DwibacaError(f"{self._shown[:200]} cannot be written: {why}.")


def _is_in(path: Path, other: Path) -> bool:
    """Whether a path is another one or inside it, under whatever name."""
    try:
        if path.samefile(other):
            return True
    except (OSError, ValueError):
        pass  # one of them does not exist
    try:
        return path.resolve().is_relative_to(other.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _write_all(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
