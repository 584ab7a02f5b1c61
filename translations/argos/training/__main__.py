"""``python -m translations.argos.training``: one command for each step of the recipe."""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from translations.argos.correction import non_words, omissions
from translations.argos.training import cleaning, corpus, vocabulary
from translations.argos.training.corpus import Pair

_WEIGHTS = Path(__file__).parent / "weights.toml"
_PROSE = 0.7  # passes; software and word lists have fewer


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one step; errors of files end with a line on stderr and exit status 1."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (OSError, ValueError) as error:
        sys.exit(f"{error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m translations.argos.training",
        description="Make an Indonesian-English Argos package from parallel text.",
    )
    steps = parser.add_subparsers(required=True, metavar="STEP")

    step = steps.add_parser("clean", help="repair and filter parallel text into a corpus")
    step.add_argument("text", type=Path, nargs="+", help="folders or .tsv or .tsv.xz files")
    step.add_argument("--corpus", type=Path, required=True, help="the folder to write")
    step.add_argument(
        "--without",
        type=Path,
        nargs="*",
        default=[],
        help="test sets: text files, one sentence per line",
    )
    step.set_defaults(run=_clean)

    step = steps.add_parser("vocabulary", help="train the pieces that words are made of")
    step.add_argument("--corpus", type=Path, required=True)
    step.add_argument("--work", type=Path, required=True)
    step.add_argument("--pieces", type=int, default=16000)
    step.set_defaults(run=_vocabulary)

    _add_train(steps)

    step = steps.add_parser(
        "back-translate", help="make more text with a model that was trained --backwards"
    )
    step.add_argument("--corpus", type=Path, required=True)
    step.add_argument("--work", type=Path, required=True, help="the folder of that model")
    step.add_argument("--to", type=Path, required=True, help="the corpus to write to")
    step.add_argument("--sources", nargs="*", help="names; every source without")
    step.add_argument("--threads", type=int, default=2)
    step.set_defaults(run=_back_translate)

    step = steps.add_parser("words", help="write the list that identifies non-words")
    step.add_argument("--corpus", type=Path, required=True)
    step.add_argument("--sources", nargs="*", help="names of well-edited ones; all without")
    step.add_argument("--also", type=Path, help="a dictionary's words, one per line")
    step.add_argument("--to", type=Path, default=non_words.LIST)
    step.set_defaults(run=_words)

    step = steps.add_parser("meanings", help="write the list that identifies omitted words")
    step.add_argument("--corpus", type=Path, required=True)
    step.add_argument("--weights", type=Path, default=_WEIGHTS, help="TOML: SOURCE = PASSES")
    step.add_argument("--to", type=Path, default=omissions.LIST)
    step.set_defaults(run=_meanings)

    step = steps.add_parser("mean", help="average two trainings")
    step.add_argument("--work", type=Path, nargs=2, required=True, help="two folders")
    step.add_argument("--to", type=Path, required=True, help="a third, to export from")
    step.set_defaults(run=_mean)

    _add_package_steps(steps)
    return parser


def _add_package_steps(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    step = steps.add_parser("export", help="write the package")
    step.add_argument("--work", type=Path, required=True)
    step.add_argument("--package", type=Path, required=True, help="folder, or .argosmodel file")
    step.add_argument("--package-version", required=True)
    step.add_argument("--card", type=Path, help="the model card")
    step.set_defaults(run=_export)

    step = steps.add_parser("shortlist", help="make a package faster: list what may translate what")
    step.add_argument("--corpus", type=Path, nargs="+", required=True)
    step.add_argument("--package", type=Path, required=True, help="folder")
    step.set_defaults(run=_shortlist)

    step = steps.add_parser("score", help="translate a test set and compare")
    step.add_argument("--package", type=Path, required=True, help="folder")
    step.add_argument("--indonesian", type=Path, required=True)
    step.add_argument("--english", type=Path, required=True)
    step.add_argument("--output", type=Path, help="where to write the translations")
    step.set_defaults(run=_score)


def _add_train(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    step = steps.add_parser("train", help="train for some minutes, continuing the last session")
    step.add_argument("--corpus", type=Path, required=True)
    step.add_argument("--work", type=Path, required=True)
    step.add_argument("--minutes", type=float, default=150)
    step.add_argument("--weights", type=Path, default=_WEIGHTS, help="TOML: SOURCE = PASSES")
    step.add_argument(
        "--from-package",
        type=Path,
        help="begin with a package made by this recipe, with its pieces or with the folder's own",
    )
    step.add_argument("--encoder-layers", type=int, default=8)
    step.add_argument("--decoder-layers", type=int, default=2)
    step.add_argument("--width", type=int, default=384)
    step.add_argument("--feed-forward", type=int, default=1344)
    step.add_argument("--device", default="cpu", help="cuda for a GPU")
    step.add_argument("--workers", type=int, default=0, help="processes that make batches")
    step.add_argument(
        "--late", type=float, default=0.22, help="share of the time for the best text"
    )
    step.add_argument("--batch", type=int, default=4000, help="pieces a side")
    step.add_argument("--rate", type=float, default=1e-3)
    step.add_argument("--matrix-rate", type=float, default=5e-3)
    step.add_argument("--warm-up", type=int, default=300, help="steps to the full rate")
    step.add_argument("--dropout", type=float, default=0.15)
    step.add_argument("--swapped", type=float, default=0.25, help="share of pairs with other words")
    step.add_argument("--threads", type=int, default=2)
    step.add_argument("--seed", type=int, default=1)
    step.add_argument("--backwards", action="store_true", help="English into Indonesian")
    step.set_defaults(run=_train)


def _clean(options: argparse.Namespace) -> None:
    tested = [
        line for path in options.without for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for source in corpus.read_sources(options.text):
        cleaned, report = cleaning.clean_source(source, tested)
        corpus.write_source(cleaned, options.corpus)
        print(report)


def _vocabulary(options: argparse.Namespace) -> None:
    pairs: list[Pair] = []
    for source in corpus.read_sources([options.corpus]):
        pairs += source.pairs
    path = options.work / vocabulary.FILE_NAME
    vocabulary.train_vocabulary(pairs, path, options.pieces)
    print(f"{path}: {len(vocabulary.Vocabulary(path))} pieces")


def _train(options: argparse.Namespace) -> None:
    from translations.argos.training import checkpoint, exporting, slots
    from translations.argos.training.model import Shape
    from translations.argos.training.training import Settings, Trainer

    sources = [*corpus.read_sources([options.corpus]), *slots.own_sources()]
    path = options.work / vocabulary.FILE_NAME
    if options.from_package:
        exporting.unpack(options.from_package, options.work)
    shape = Shape(
        len(vocabulary.Vocabulary(path)),
        options.width,
        options.feed_forward,
        encoder_layers=options.encoder_layers,
        decoder_layers=options.decoder_layers,
    )
    settings = Settings(
        options.minutes,
        options.rate,
        options.matrix_rate,
        options.warm_up,
        options.dropout,
        batch_pieces=options.batch,
        swapped=options.swapped,
        late=options.late,
        device=options.device,
        workers=options.workers,
        threads=options.threads,
        seed=options.seed,
    )
    weights = tomllib.loads(options.weights.read_text(encoding="utf-8"))
    trainer = Trainer(
        sources, weights, options.work, settings, shape=shape, backwards=options.backwards, say=_say
    )
    loss = trainer.train()
    _say(f"step {trainer.step}, loss {loss:.3f}: {options.work / checkpoint.FILE_NAME}")


def _back_translate(options: argparse.Namespace) -> None:
    from translations.argos.training import checkpoint
    from translations.argos.training.backtranslating import BackTranslator

    learnt = checkpoint.Checkpoint.load(options.work / checkpoint.FILE_NAME)
    pieces = vocabulary.Vocabulary(options.work / vocabulary.FILE_NAME)
    model = BackTranslator(learnt, pieces, threads=options.threads)
    for source in corpus.read_sources([options.corpus]):
        if not options.sources or source.name in options.sources:
            made = model.source_of(source)
            corpus.write_source(made, options.to)
            _say(f"{made.name}: {len(made.pairs)} of {len(source.pairs)} pairs")


def _words(options: argparse.Namespace) -> None:
    from translations.argos.training import words

    chosen = [
        source
        for source in corpus.read_sources([options.corpus])
        if not options.sources or source.name in options.sources
    ]
    also = options.also.read_text(encoding="utf-8").split() if options.also else ()
    found = words.english_words(chosen, also)
    words.write_words(found, options.to)
    print(f"{options.to}: {len(found)} words")


def _meanings(options: argparse.Namespace) -> None:
    from translations.argos.training import meanings, slots
    from translations.words import roots, wordlist

    weights = tomllib.loads(options.weights.read_text(encoding="utf-8"))
    sources = [
        source
        for source in (*corpus.read_sources([options.corpus]), *slots.own_sources())
        if weights.get(source.name, 1) >= _PROSE
    ]
    listed = meanings.WordList.read(wordlist.LIST)
    found = meanings.count_meanings(sources, weights, listed, roots.root_of)
    meanings.write_meanings(found, options.to)
    print(f"{options.to}: {len(found)} words")


def _mean(options: argparse.Namespace) -> None:
    from translations.argos.training import checkpoint

    one, two = (checkpoint.Checkpoint.load(work / checkpoint.FILE_NAME) for work in options.work)
    one.mean(two).save(options.to / checkpoint.FILE_NAME)
    pieces = options.work[0] / vocabulary.FILE_NAME
    (options.to / vocabulary.FILE_NAME).write_bytes(pieces.read_bytes())
    print(options.to)


def _export(options: argparse.Namespace) -> None:
    from translations.argos.training import checkpoint, exporting

    learnt = checkpoint.Checkpoint.load(options.work / checkpoint.FILE_NAME)
    pieces = vocabulary.Vocabulary(options.work / vocabulary.FILE_NAME)
    if options.package.suffix != ".argosmodel":
        exporting.export_package(
            learnt, pieces, options.package, options.package_version, options.card
        )
    else:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "package"
            exporting.export_package(learnt, pieces, folder, options.package_version, options.card)
            exporting.pack(folder, options.package)
    print(options.package)


def _shortlist(options: argparse.Namespace) -> None:
    from translations.argos.training import shortlist

    pairs = [pair for source in corpus.read_sources(options.corpus) for pair in source.pairs]
    pieces = vocabulary.Vocabulary(options.package / vocabulary.FILE_NAME)
    made = shortlist.shortlist(pieces.encode_pairs(pairs), len(pieces))
    path = shortlist.write_shortlist(made, pieces, options.package)
    print(f"{path}: {sum(map(len, made.candidates.values()))} candidates")


def _score(options: argparse.Namespace) -> None:
    from translations.argos.training import scoring

    pairs = corpus.read_parallel(options.indonesian, options.english)
    score, translations = scoring.score(options.package, pairs)
    if options.output:
        options.output.write_text("".join(f"{line}\n" for line in translations), encoding="utf-8")
    print(score)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
