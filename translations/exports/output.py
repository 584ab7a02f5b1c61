"""Where an export goes: a new file, one that may be replaced, or a pipe that somebody reads."""

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import PUBLIC, is_file, write_atomically

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}


class OutputExists(DwibacaError):
    """There is a file already, and nobody has said that it may be replaced."""


@dataclass(frozen=True)
class Output:
    """A place to write to, which never destroys what it was not told to.

    Attributes:
        path: a file; a link to one is followed. Devices and pipes are written into.
        replace: whether an existing file may be replaced.
        protected: files and folders that are never written over, such as the article itself.
        waits: whether a named pipe that nobody reads yet is waited for.
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
        """The number of a file that is open already, where the path is a name for one."""
        name = str(self.path)
        match = _DESCRIPTOR.fullmatch(name)
        return int(match[1]) if match else _STANDARD.get(name)

    def check(self) -> None:
        """Find out what stands in the way, before the work of making the content is done.

        Raises:
            OutputExists: there is a file that may not be replaced.
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
                    f"{self._shown} would be written over {clean(str(path))} itself.",
                    "Name another file.",
                )
        if there is not None and not self.replace:
            raise OutputExists(f"{self._shown} is there already.", "To replace it, add --force.")

    def write(self, content: bytes) -> None:
        """Write all of it, or leave what there is.

        Raises:
            OutputExists: there is a file that may not be replaced.
            DwibacaError: it cannot be written.
        """
        self.check()
        try:
            if (descriptor := self._descriptor) is not None:
                _write_all(os.dup(descriptor), content)
            elif os.path.exists(self.path) and not is_file(self.path):  # noqa: PTH110
                _write_all(self._open(), content)
            else:
                write_atomically(self.path, content, mode=PUBLIC, replace=self.replace)
        except FileExistsError as error:  # it came while the content was being made
            raise OutputExists(f"{self._shown} is there already.") from error
        except (OSError, ValueError) as error:
            raise self._refused(error) from error

    def _open(self) -> int:
        if self.waits or not self.path.is_fifo():
            return os.open(self.path, os.O_WRONLY)
        descriptor = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK)
        os.set_blocking(descriptor, True)
        return descriptor

    def _refused(self, error: Exception) -> DwibacaError:
        why = reason(error)
        if isinstance(error, OSError) and error.errno == errno.ENXIO:
            why = "nobody reads from it"
        return DwibacaError(f"{self._shown[:200]} cannot be written: {why}.")


def _is_in(path: Path, other: Path) -> bool:
    """Whether a path is another one, or lies in it; by whatever name."""
    try:
        if path.samefile(other):
            return True
    except (OSError, ValueError):
        pass  # one of them is not there
    try:
        return path.resolve().is_relative_to(other.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _write_all(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
