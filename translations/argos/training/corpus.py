"""The corpus: a folder of NAME.tsv files, one per source, with a pair of sentences per line."""

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
    """One file of the corpus; weights refer to its name."""

    name: str
    pairs: list[Pair]
    has_slots: bool = False


def read_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Read sources from folders and from files.

    Args:
        paths: folders of NAME.tsv files; NAME.tsv files (Indonesian TAB English); or .tsv and
            .tsv.xz files with three columns (source TAB Indonesian TAB English).

    Yields:
        Each source once, with files in the order of their names. Lines with a different number
        of columns are skipped.
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
    """Write NAME.tsv into the folder, in the format of `read_sources`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{indonesian}\t{english}\n" for indonesian, english in source.pairs)
    (folder / f"{source.name}.tsv").write_text(lines, encoding="utf-8")


def read_parallel(indonesian: Path, english: Path) -> list[Pair]:
    """Read a test set: two files of equal length; pairs with an empty side are skipped."""
    left = indonesian.read_text(encoding="utf-8").splitlines()
    right = english.read_text(encoding="utf-8").splitlines()
    return [
        (one.strip(), two.strip())
        for one, two in zip(left, right, strict=True)
        if one.strip() and two.strip()
    ]
