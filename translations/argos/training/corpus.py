"""The corpus: a folder of NAME.tsv files, one for each source, a pair of sentences a line."""

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

Pair = tuple[str, str]
"""Indonesian, English."""


@dataclass(frozen=True)
class Source:
    """One file of the corpus; its name is what weights are given by."""

    name: str
    pairs: list[Pair]
    has_slots: bool = False


def read_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Read sources from folders and from files.

    Args:
        paths: folders of NAME.tsv files; NAME.tsv files (Indonesian TAB English); or .tsv and
            .tsv.xz files with three columns (source TAB Indonesian TAB English).

    Yields:
        Each source once, the files in the order of their names. Lines with any other number of
        columns are left out.
    """
    for path in paths:
        files = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
        for file in files:
            yield from _read_file(file)


def _read_file(path: Path) -> Iterator[Source]:
    pairs: dict[str, list[Pair]] = defaultdict(list)
    with _opened(path) as lines:
        for line in lines:
            match line.rstrip("\r\n").split("\t"):
                case [indonesian, english]:
                    pairs[path.stem].append((indonesian, english))
                case [name, indonesian, english]:
                    pairs[name].append((indonesian, english))
    for name, found in pairs.items():
        yield Source(name, found)


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def write_source(source: Source, folder: Path) -> None:
    """Write NAME.tsv into the folder, as `read_sources` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{indonesian}\t{english}\n" for indonesian, english in source.pairs)
    (folder / f"{source.name}.tsv").write_text(lines, encoding="utf-8")


def read_parallel(indonesian: Path, english: Path) -> list[Pair]:
    """Read a test set: two files of as many lines; pairs with an empty side are left out."""
    left = indonesian.read_text(encoding="utf-8").splitlines()
    right = english.read_text(encoding="utf-8").splitlines()
    return [
        (one.strip(), two.strip())
        for one, two in zip(left, right, strict=True)
        if one.strip() and two.strip()
    ]
