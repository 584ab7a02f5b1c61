"""MiniSBD's interface, as far as Argos Translate uses it, with sentencex in place of its models.

Nothing is downloaded, and onnxruntime is not needed.
"""

import re
from itertools import accumulate, pairwise
from pathlib import PurePath

import sentencex

from . import models

__all__ = ["SBDetect", "models"]

# sentencex 1.0 panics at a full stop between a letter and white space of more than one byte.
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")


class SBDetect:
    """Tells the sentences of a text apart."""

    def __init__(self, lang: str, use_gpu: bool = True, max_threads: int | None = None) -> None:
        """
        Args:
            lang: a code, or the path of a model, of which only the name is used: ``id.onnx``.
            use_gpu, max_threads: without effect.
        """
        self._language = PurePath(lang).stem.partition("-")[0]  # zh-hans: the script is no matter

    def sentences(self, text: str | list[str]) -> list[str]:
        """The sentences of a text, or of several, without the white space around them."""
        whole = "\n\n".join(text) if isinstance(text, list) else text
        pieces = sentencex.segment(self._language, _WIDE_SPACE.sub(" ", whole))
        ends = accumulate(map(len, pieces), initial=0)
        found = (whole[start:end].strip() for start, end in pairwise(ends))
        return [sentence for sentence in found if sentence]
