"""Words per second and peak memory: Argos's own call, our scheduler, and the floor, in one run.

    python -m tests.benchmarks.translation [--indonesian FILE --english FILE] [--words N] [--turns N]

(a) ``argostranslate.translate`` paragraph by paragraph, its sentence splitter given ours, as its own
needs a download; (b) our engine through the scheduler; (c) the floor: one bare `translate_batch` over all
sentences, already cut into tokens. Each in a process of its own, in turn, on the same text and package.
With a test set also the quality of (a) and (b).

Then the time from a cold start until the first screen is translated: the reader in a terminal, beside
a bare process that loads the same model and translates the same sentences.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measuring import own_folders, row, write_article
from tests.benchmarks.start import first_paint

WAYS = ("argos", "dwibaca", "floor")
_SCREEN = 5  # paragraphs
_BARE = """
import sys, ctranslate2, sentencepiece
package, path = sys.argv[1:]
pieces = sentencepiece.SentencePieceProcessor(model_file=f"{package}/sentencepiece.model")
model = ctranslate2.Translator(f"{package}/model", inter_threads=2, intra_threads=1)
found = model.translate_batch(
    [pieces.encode(line, out_type=str) for line in open(path)],
    beam_size=4, max_batch_size=512, batch_type="tokens",
)
print([pieces.decode(one.hypotheses[0]) for one in found], "SELESAI")
"""


def measure(way: str, path: Path) -> dict[str, object]:
    """Translate a file in this process: seconds after loading, peak megabytes, translations."""
    from translations.argos import find_package
    from translations.articles import open_article

    article = open_article(path)
    blocks = [[s.text.strip() for s in block.sentences] for block in article.blocks]
    package = find_package()
    made: list[str] = []
    if way == "argos":
        made, seconds = _argos(package.path, [block.text for block in article.blocks])
    elif way == "dwibaca":
        from translations.argos import Route
        from translations.memory import Memory
        from translations.reading.scheduler import TranslationScheduler

        with tempfile.TemporaryDirectory() as folder:
            scheduler = TranslationScheduler(
                article, Route((package,)), Memory(Path(folder) / "memory.sqlite3")
            )
            scheduler.alternatives("Halo.")  # the engine is loaded
            began = time.perf_counter()
            found = {result.block: result.translations for result in scheduler.work()}
            seconds = time.perf_counter() - began
            made = [" ".join(text or "" for text in found[at]) for at in range(len(blocks))]
    else:
        seconds = _floor(package.path, [text for block in blocks for text in block])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak": peak, "made": made}


def _floor(package: Path, sentences: list[str]) -> float:
    import ctranslate2
    from argostranslate.package import Package

    tokens = [Package(package).tokenizer.encode(text) for text in sentences]
    threads = os.cpu_count() or 1
    model = ctranslate2.Translator(str(package / "model"), inter_threads=threads, intra_threads=1)
    model.translate_batch(tokens[:1])
    began = time.perf_counter()
    model.translate_batch(
        tokens, beam_size=4, length_penalty=1, max_batch_size=512, batch_type="tokens"
    )
    return time.perf_counter() - began


def _argos(package: Path, paragraphs: list[str]) -> tuple[list[str], float]:
    from argostranslate.package import Package
    from argostranslate.translate import CachedTranslation, PackageTranslation
    from argostranslate.translate import Language as ArgosLanguage

    from translations.articles.sentences import split_sentences

    class OurSplitter:
        def split_sentences(self, text: str) -> list[str]:
            return [sentence.strip() for sentence in split_sentences(text)]

    argos = Package(package)
    languages = ArgosLanguage("id", "Indonesian"), ArgosLanguage("en", "English")
    inner = PackageTranslation(*languages, argos)
    inner.sentencizer = OurSplitter()
    translation = CachedTranslation(inner)
    translation.translate("Halo.")  # the model is loaded
    began = time.perf_counter()
    made = [translation.translate(paragraph) for paragraph in paragraphs]
    return made, time.perf_counter() - began


def in_own_process(way: str, path: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks.translation", "--way", way, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(ran.stdout)
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--indonesian", type=Path)
    parser.add_argument("--english", type=Path)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("path", nargs="?", type=Path)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(measure(options.way, options.path)))
        return
    with own_folders() as home:
        path = write_article(home / "artikel.txt", max(1, options.words // 60))
        if options.indonesian:
            lines = options.indonesian.read_text().splitlines()
            path.write_text("\n\n".join(line for line in lines if line.strip()))
        found: dict[str, list[dict[str, object]]] = {way: [] for way in WAYS}
        for _ in range(options.turns):
            for way in WAYS:
                found[way].append(in_own_process(way, path))
        _print_speed(found, len(path.read_text().split()))
        if options.english:
            _print_quality(found, options.english)
        _print_cold_start(path, home, options.turns)


def _print_speed(found: dict[str, list[dict[str, object]]], words: int) -> None:
    def median(way: str, what: str) -> float:
        return statistics.median(float(str(result[what])) for result in found[way])

    argos, floor = median("argos", "seconds"), median("floor", "seconds")
    for way in WAYS:
        seconds = median(way, "seconds")
        print(
            f"{way:<8} {words / seconds:7.0f} words/s   {argos / seconds:5.1f} x Argos   "
            f"{floor / seconds:5.2f} of the floor   peak {median(way, 'peak'):5.0f} MB"
        )


def _print_quality(found: dict[str, list[dict[str, object]]], english: Path) -> None:
    import sacrebleu

    references = [line for line in english.read_text().splitlines() if line.strip()]
    for way in ("argos", "dwibaca"):
        made = [str(text) for text in found[way][0]["made"]]
        bleu = sacrebleu.corpus_bleu(made, [references]).score
        chrf = sacrebleu.corpus_chrf(made, [references]).score
        print(f"{way:<8} BLEU {bleu:.2f}   chrF {chrf:.2f}")


def _print_cold_start(article: Path, home: Path, turns: int) -> None:
    """An article of one screen, from the command until all of it is translated."""
    from translations.argos.packages.installed import STARTER
    from translations.articles.sentences import split_sentences

    paragraphs = article.read_text().split("\n\n")[:_SCREEN]
    screen, sentences = home / "layar.txt", home / "kalimat.txt"
    screen.write_text("\n\n".join(paragraphs))
    sentences.write_text("".join(f"{s.strip()}\n" for p in paragraphs for s in split_sentences(p)))
    bare, ours = [], []
    for turn in range(turns + 1):
        os.environ["DWIBACA_HOME"] = str(home / f"dingin-{turn}")
        command = [sys.executable, "-c", _BARE, str(STARTER), str(sentences)]
        bare.append(first_paint(command, b"SELESAI"))
        ours.append(first_paint([sys.executable, "-m", "tui", str(screen)], b"translated"))
    # The first turn warms the disk's cache.
    row("bare: load, translate one screen", bare[1:])
    row("dwibaca: cold start to one screen translated", ours[1:], bare[1:])


if __name__ == "__main__":
    main()
