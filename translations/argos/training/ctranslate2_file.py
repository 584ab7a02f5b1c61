"""Reads CTranslate2's model.bin, which CTranslate2 writes and runs but cannot read back as arrays.

The layout is that of ``ctranslate2.specs.model_spec.ModelSpec``, binary version 6: little-endian;
a name is its length (16 bits) with the final zero byte, then the bytes.
"""

import struct
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Variables = dict[str, NDArray[Any]]

_VERSION = 6
_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)


def read_variables(path: Path) -> Variables:
    """The arrays of a model by name; shared ones appear under both names.

    Raises:
        ValueError: another version of the format, or an unknown number type.
    """
    variables: Variables = {}
    with path.open("rb") as file:
        version = _number(file, "I")
        if version != _VERSION:
            raise ValueError(f"{path} has version {version} of the format, not {_VERSION}.")
        _name(file)  # of the specification
        _number(file, "I")  # its revision
        for _ in range(_number(file, "I")):
            name = _name(file)
            shape = [_number(file, "I") for _ in range(_number(file, "B"))]
            kind = _number(file, "B")
            if kind >= len(_TYPES):
                raise ValueError(f"{path} has numbers of type {kind}.")
            content = file.read(_number(file, "I"))
            variables[name] = np.frombuffer(content, _TYPES[kind]).reshape(shape)
        for _ in range(_number(file, "I")):
            alias, name = _name(file), _name(file)
            variables[alias] = variables[name]
    return variables


def _number(file: BinaryIO, form: str) -> int:
    (number,) = struct.unpack(f"<{form}", file.read(struct.calcsize(form)))
    return int(number)


def _name(file: BinaryIO) -> str:
    return file.read(_number(file, "H"))[:-1].decode()
