"""Words found in all kept articles, beside ripgrep over the same text.

    python -m tests.benchmarks.articles [ARTICLES] [SENTENCES OF EACH]

Makes the articles of our own lexicon's words, common ones often and rare ones seldom, indexes them,
and looks for words as one types. `rg`, if there is one, gets a plain text file of each article.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import own_folders, resident_megabytes, row
from translations.articles import Article, Block, Kind
from translations.folders import Folders, user_folders
from translations.library.indexing import bring_up_to_date, open_index
from translations.library.textindex import TextIndex
from translations.memory import Memory
from translations.notebook import KeptArticles

LEXICON = Path(__file__).parents[2] / "translations/argos/training/own/lexicon.tsv"
_SENTENCES_OF_BLOCK = 4
_WORDS_OF_SENTENCE = 14
_AFFIXES = ("", "", "", "mem{}", "di{}", "{}an", "ber{}", "{}nya", "pe{}")


def words() -> list[tuple[str, str]]:
    """Indonesian words and English ones, each pair once, in a random order."""
    lines = (line.split("\t") for line in LEXICON.read_text().splitlines())
    pairs = {(parts[1], parts[2]) for parts in lines if len(parts) > 2 and parts[1].isalpha()}
    chance = random.Random(3)
    made = [(chance.choice(_AFFIXES).format(one), two) for one, two in sorted(pairs)]
    chance.shuffle(made)
    return [(one, two) for one, two in made if len(one) > 3 and len(two) > 3]


def make(folders: Folders, texts: Path, articles: int, sentences: int) -> None:
    """Keep so many articles, with translations, and write their text for ripgrep too."""
    vocabulary = words()
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    chance = random.Random(5)
    kept, memory = KeptArticles(folders, limit=2**40), Memory(folders.memory)
    texts.mkdir()
    for number in range(articles):
        drawn = iter(chance.choices(vocabulary, weights, k=sentences * _WORDS_OF_SENTENCE))
        pairs = []
        for _ in range(sentences):
            chosen = [next(drawn) for _ in range(_WORDS_OF_SENTENCE)]
            original, made = (" ".join(pair[at] for pair in chosen) for at in (0, 1))
            pairs.append((f"{original.capitalize()}.", f"{made.capitalize()}."))
        memory.keep("benchmark", "", dict(pairs))
        blocks = tuple(
            Block(Kind.PARAGRAPH, " ".join(one for one, _ in pairs[at : at + _SENTENCES_OF_BLOCK]))
            for at in range(0, sentences, _SENTENCES_OF_BLOCK)
        )
        kept.keep(Article(f"Artikel {number}", blocks, "text"), whatever_size=True)
        lines = (f"{one}\n{two}\n" for one, two in pairs)
        (texts / f"{number}.txt").write_text("".join(lines))
    memory.close()


def index_all(folders: Folders) -> None:
    """Index everything, and say what it took."""
    index, memory = open_index(folders), Memory(folders.memory)
    longest, before, began = 0.0, time.perf_counter(), time.perf_counter()
    for _ in bring_up_to_date(folders, index, memory):
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    index.close()
    memory.close()
    kept = sum(one.size for one in KeptArticles(folders).all())
    print(f"indexed in {time.perf_counter() - began:.0f} s, one article at most {longest:.2f} s")
    print(f"kept {kept / 2**20:,.0f} MB, index {folders.text_index.stat().st_size / 2**20:,.0f} MB")


def typed(index: TextIndex, wanted: str) -> list[float]:
    """Seconds from each letter to the results, as one types."""
    seconds = []
    for length in range(2, len(wanted) + 1):
        before = time.perf_counter()
        index.find(index.query(wanted[:length], typing=True))
        seconds.append(time.perf_counter() - before)
    return seconds


def ripgrep(texts: Path, wanted: str) -> list[float]:
    """Seconds that rg takes to name the files that have the words, all cores at work."""
    seconds = []
    for _ in range(3):
        before = time.perf_counter()
        command = ["rg", "-i", "--files-with-matches", "--", wanted, str(texts)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        seconds.append(time.perf_counter() - before)
    return seconds


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    sentences = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    with own_folders() as home:
        folders, texts = user_folders(), home / "texts"
        make(folders, texts, articles, sentences)
        print(f"{articles:,} articles, {articles * sentences:,} sentences in two languages")
        index_all(folders)
        vocabulary = words()
        index = open_index(folders)
        before = resident_megabytes()
        for name, rank in (("a common word", 3), ("a word", 300), ("a rare word", 4000)):
            for word in vocabulary[min(rank, len(vocabulary) - 1)]:
                row(f"{name}, as one types: {word}", typed(index, word))
        both = f"{vocabulary[2][0]} {vocabulary[50][0]}"
        row(f"two words: {both}", typed(index, both))
        row(f"side by side: {both}", typed(index, f'"{both}"'))
        row("a word that is not there", typed(index, "zzyzx"))
        print(f"memory for searching: {resident_megabytes() - before:.0f} MB")
        if shutil.which("rg"):
            row(f"rg: {vocabulary[300][0]}", ripgrep(texts, vocabulary[300][0]))
            row("rg: zzyzx", ripgrep(texts, "zzyzx"))
        index.close()


if __name__ == "__main__":
    os.nice(10)
    main()
