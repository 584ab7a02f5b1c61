"""A disk that fails, as the kernel has it: system calls of this process that return an error.

With seccomp (Linux), so that what SQLite calls in C fails as what Python calls. It cannot be undone
in a process, so each failure has a process of its own.
"""

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

_CALLS = {
    "x86_64": {
        "write": (1, 18, 20), "flush": (74, 75), "rename": (82, 264, 316), "open": (2, 257),
    },
    "aarch64": {"write": (64, 68, 66), "flush": (82, 83), "rename": (38, 276), "open": (56,)},
}  # fmt: skip
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _IS, _HAS_BIT, _ABOVE, _ANSWER = 0x20, 0x15, 0x45, 0x25, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_CREATE = 0x40  # O_CREAT
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


@dataclass(frozen=True)
class Failure:
    """What fails from a moment on.

    Attributes:
        call: "write", "flush", "rename" or "open" (for writing a new file).
        error: a number of `errno`.
    """

    call: str
    error: int


FAILURES = (
    Failure("write", errno.ENOSPC),
    Failure("write", errno.EIO),
    Failure("flush", errno.EIO),
    Failure("rename", errno.EACCES),
    Failure("open", errno.EACCES),
    Failure("open", errno.EROFS),
)


def fail(failure: Failure) -> None:
    """From now on, and until this process ends, its disk fails so."""
    machine = platform.machine()
    checks: list[tuple[int, ...]] = []
    for number in _CALLS[machine][failure.call]:
        # (code, value, instructions to skip where it holds, and where not)
        match failure.call:
            case "write":  # standard output and error are no disk
                inner = [(_LOAD, _ARGUMENTS, 0, 0), (_ABOVE, 2, 0, 1)]
            case "open":
                flags = _ARGUMENTS + (8 if number == 2 else 16)  # open has no folder before
                inner = [(_LOAD, flags, 0, 0), (_HAS_BIT, _CREATE, 0, 1)]
            case _:
                inner = []
        inner += [(_ANSWER, _ERROR | failure.error, 0, 0), (_ANSWER, _ALLOW, 0, 0)]
        checks += [(_IS, number, 0, len(inner)), *inner]
    program = [
        (_LOAD, _ARCHITECTURE, 0, 0),
        (_IS, _ARCHITECTURES[machine], 1, 0),
        (_ANSWER, _ALLOW, 0, 0),
        (_LOAD, _NUMBER, 0, 0),
        *checks,
        (_ANSWER, _ALLOW, 0, 0),
    ]
    packed = b"".join(struct.pack("HBBI", code, yes, no, k) for code, k, yes, no in program)
    code = ctypes.create_string_buffer(packed, len(packed))
    whole = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    )
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.prctl(
        _SET_SECCOMP, _FILTER, whole, 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel cannot be made to fail")
