"""How well sentences are told apart: F1 of the boundaries, ours beside sentencex alone and pysbd.

    python -m tests.benchmarks.splitting

The test set is tests/articles/boundaries.txt: a sentence a line, a blank line between paragraphs.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from translations.articles.sentences import split_sentences

BOUNDARIES = Path(__file__).parents[1] / "articles" / "boundaries.txt"


def paragraphs() -> Iterator[list[str]]:
    """The paragraphs of the test set, each a list of its sentences."""
    for paragraph in BOUNDARIES.read_text(encoding="utf-8").split("\n\n"):
        yield paragraph.strip().split("\n")


def f1(split: Callable[[str], Sequence[str]]) -> float:
    """F1 of the boundaries inside paragraphs, by the letters before each."""
    right = found = wanted = 0
    for sentences in paragraphs():
        expected = set(_boundaries(sentences))
        made = set(_boundaries(split(" ".join(sentences))))
        right += len(expected & made)
        found += len(made)
        wanted += len(expected)
    return 2 * right / (found + wanted)


def _boundaries(sentences: Sequence[str]) -> Iterator[int]:
    """How many letters that are no white space stand before each sentence but the first."""
    letters = 0
    for sentence in sentences[:-1]:
        letters += len("".join(sentence.split()))
        yield letters


def sentencex_alone(text: str) -> list[str]:
    import sentencex

    return list(sentencex.segment("id", text))


def pysbd_english(text: str) -> list[str]:
    """pySBD has no Indonesian; its English rules come nearest."""
    import pysbd

    return [str(part) for part in pysbd.Segmenter(language="en", clean=False).segment(text)]


def main() -> None:
    count = sum(len(sentences) for sentences in paragraphs())
    print(f"{count} sentences")
    print(f"ours             F1 {f1(split_sentences):.4f}")
    print(f"sentencex alone  F1 {f1(sentencex_alone):.4f}")
    print(f"pySBD, English   F1 {f1(pysbd_english):.4f}")
    for sentences in paragraphs():
        made = [sentence.strip() for sentence in split_sentences(" ".join(sentences))]
        if made != sentences:
            print("  wrong:", made)


if __name__ == "__main__":
    main()
