"""Words per second and peak memory: Argos's own call, our desk, and the floor, in one run.

    python -m tests.benchmarks.translation [--indonesian FILE --english FILE] [--words N] [--turns N]

(a) ``argostranslate.translate`` paragraph by paragraph, its sentence splitter given ours, as its own
needs a download; (b) our engine through the desk; (c) the floor: one `translate_batch` over all
sentences. Each in a process of its own, in turn, on the same text and package. With a test set also the
quality of (a) and (b).
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measuring import own_folders, write_article

WAYS = ("argos", "dwibaca", "floor")


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
        from translations.desk import Desk
        from translations.memory import Memory

        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(article, package, Memory(Path(folder) / "memory.sqlite3"))
            desk.alternatives("Halo.")  # the engine is loaded
            began = time.perf_counter()
            found = {result.block: result.translations for result in desk.work()}
            seconds = time.perf_counter() - began
            made = [" ".join(text or "" for text in found[at]) for at in range(len(blocks))]
    else:
        from translations.argos.engine import Engine

        engine = Engine(package)
        began = time.perf_counter()
        engine._search([text for block in blocks for text in block], 1)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak": peak, "made": made}


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
        words = len(path.read_text().split())
        found: dict[str, list[dict[str, object]]] = {way: [] for way in WAYS}
        for _ in range(options.turns):
            for way in WAYS:
                found[way].append(in_own_process(way, path))
        floor = statistics.median(float(str(r["seconds"])) for r in found["floor"])
        for way, results in found.items():
            seconds = statistics.median(float(str(result["seconds"])) for result in results)
            peak = statistics.median(float(str(result["peak"])) for result in results)
            print(
                f"{way:<8} {words / seconds:7.0f} words/s   {floor / seconds:5.2f} of the floor   "
                f"peak {peak:5.0f} MB"
            )
        if options.english:
            import sacrebleu

            references = [line for line in options.english.read_text().splitlines() if line.strip()]
            for way in ("argos", "dwibaca"):
                made = [str(text) for text in found[way][0]["made"]]  # type: ignore[attr-defined]
                bleu = sacrebleu.corpus_bleu(made, [references]).score
                chrf = sacrebleu.corpus_chrf(made, [references]).score
                print(f"{way:<8} BLEU {bleu:.2f}   chrF {chrf:.2f}")


if __name__ == "__main__":
    main()
