"""The whole recipe, run by its commands, on a corpus that is learnt in seconds."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import torch

from tests.argos.training.tiny_corpus import PAIRS
from translations.argos.engine.decoding import Decoding
from translations.argos.engine.engine import Engine
from translations.argos.package import SHORTLIST, read_package
from translations.argos.packages.installed import STARTER
from translations.argos.training.__main__ import main
from translations.argos.training.checkpoint import Checkpoint
from translations.argos.training.exporting import import_package, unpack
from translations.argos.training.scoring import numbers_kept
from translations.argos.training.shortlist import Limits, shortlist
from translations.argos.training.vocabulary import FILE_NAME, Vocabulary

_MOST_SITTINGS = 12  # of six seconds; two or three are enough on an idle machine
_ENOUGH = 0.85  # so small a model forgets a word now and then while it learns another


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, the work on it, and the package that came out."""
    root = tmp_path_factory.mktemp("recipe")
    (root / "raw.tsv").write_text("".join(f"kecil\t{one}\t{two}\n" for one, two in PAIRS))
    (root / "only.toml").write_text(
        "own-patterns = 0\nown-sentences = 0\nown-news = 0\nkecil = 20\n"
    )
    (root / "test.id").write_text("".join(f"{one}\n" for one, _ in PAIRS[::5]))
    (root / "test.en").write_text("".join(f"{two}\n" for _, two in PAIRS[::5]))
    corpus, work = str(root / "corpus"), str(root / "work")
    main(["clean", str(root / "raw.tsv"), "--corpus", corpus])
    main(["vocabulary", "--corpus", corpus, "--work", work, "--pieces", "330"])
    for _ in range(_MOST_SITTINGS):
        main([
            *("train", "--corpus", corpus, "--work", work, "--minutes", "0.1"),
            *("--threads", "1", "--swapped", "0", "--dropout", "0.05"),
            *("--weights", str(root / "only.toml"), "--width", "64", "--feed-forward", "128"),
            *("--encoder-layers", "2", "--decoder-layers", "1", "--batch", "800"),
            *("--rate", "5e-3", "--matrix-rate", "0.02", "--warm-up", "20"),
        ])  # fmt: skip
        main([
            *("export", "--work", work, "--package", str(root / "package")),
            *("--package-version", "0.1", "--card", str(root / "only.toml")),
        ])  # fmt: skip
        if _learnt(root / "package") >= _ENOUGH:
            break
    return root


def _learnt(package: Path) -> float:
    """The share of its sentences that it translates word for word."""
    made = Engine(read_package(package)).translate([one for one, _ in PAIRS])
    return sum(text == two for text, (_, two) in zip(made, PAIRS, strict=True)) / len(PAIRS)


def test_what_it_learnt_it_translates(trained: Path) -> None:
    assert _learnt(trained / "package") >= _ENOUGH


def test_argos_installs_and_translates_it_too(
    trained: Path, packages_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argostranslate import settings
    from argostranslate.package import Package as ArgosPackage
    from argostranslate.package import install_from_path
    from argostranslate.translate import apply_packaged_translation
    from ctranslate2 import Translator

    archive = trained / "starter.argosmodel"
    main([
        *("export", "--work", str(trained / "work"), "--package", str(archive)),
        *("--package-version", "0.1"),
    ])  # fmt: skip
    assert zipfile.is_zipfile(archive)
    monkeypatch.setattr(settings, "package_data_dir", packages_dir)
    install_from_path(archive)
    argos = ArgosPackage(next(packages_dir.iterdir()))
    assert (argos.from_code, argos.to_code, argos.package_version) == ("id", "en", "0.1")

    class OneSentence:
        """Argos's own splitters download a model at first use."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    translator = Translator(str(argos.package_path / "model"), device=settings.device)
    engine = Engine(read_package(argos.package_path), Decoding(length_penalty=0.2))
    right = 0
    for original, english in PAIRS[::7]:
        made = apply_packaged_translation(argos, original, translator, OneSentence())
        if (
            made[0].value == english
        ):  # what has a word that does not exist, the engine asks for again
            assert engine.translate([original]) == [english]
            right += 1
    assert right >= len(PAIRS[::7]) / 2


def test_the_next_sitting_goes_on_where_the_last_ended(trained: Path) -> None:
    before = Checkpoint.load(trained / "work" / "checkpoint.pt")
    work = str(trained / "work")
    main([
        *("train", "--corpus", str(trained / "corpus"), "--work", work, "--minutes", "0.02"),
        *("--weights", str(trained / "only.toml"), "--batch", "800", "--rate", "1e-4"),
        *("--matrix-rate", "1e-4", "--threads", "1", "--swapped", "0", "--workers", "2"),
    ])  # fmt: skip
    after = Checkpoint.load(trained / "work" / "checkpoint.pt")
    assert after.step > before.step
    assert after.shape == before.shape
    change = (after.weights["embedding.weight"] - before.weights["embedding.weight"]).abs().max()
    assert 0 < change < 0.1  # not begun anew


def test_a_package_can_be_trained_on(trained: Path, tmp_path: Path) -> None:
    """Its weights come back from int8 nearly as they were, whole and in their places."""
    kept = Checkpoint.load(trained / "work" / "checkpoint.pt")
    main([
        *("export", "--work", str(trained / "work"), "--package", str(tmp_path / "package")),
        *("--package-version", "0.2"),
    ])  # fmt: skip
    back = import_package(tmp_path / "package")
    assert back.shape == kept.shape
    assert back.average.keys() == kept.average.keys()
    for name, tensor in kept.average.items():
        step = tensor.abs().amax(-1, keepdim=True) / 127 if tensor.dim() == 2 else torch.tensor(0.0)
        assert ((back.average[name] - tensor).abs() <= step * 0.51 + 1e-6).all(), name


def test_weights_move_to_new_pieces(trained: Path, tmp_path: Path) -> None:
    """What a piece was it stays, and a new one begins as the mean of those that spell it."""
    work = tmp_path / "work"
    corpus = str(trained / "corpus")
    main(["vocabulary", "--corpus", corpus, "--work", str(work), "--pieces", "360"])
    old, new = (Vocabulary(folder / FILE_NAME) for folder in (trained / "work", work))
    unpack(trained / "package", work)
    before, after = import_package(trained / "package"), Checkpoint.load(work / "checkpoint.pt")
    assert after.shape.pieces == len(new) != len(old)
    vectors, moved = before.average["embedding.weight"], after.average["embedding.weight"]
    numbers = {name: number for number, name in enumerate(old.names())}
    both = [(at, numbers[name]) for at, name in enumerate(new.names()) if name in numbers]
    assert len(both) > len(old) / 2
    for at, was in both:
        assert torch.equal(moved[at], vectors[was])
    fresh = [at for at, name in enumerate(new.names()) if name not in numbers]
    assert torch.isfinite(moved[fresh]).all()
    assert (moved[fresh].abs().sum(1) > 0).all()
    assert torch.equal(after.average["encoder_norm.weight"], before.average["encoder_norm.weight"])


def test_the_starter_itself_can_be_trained_on() -> None:
    shape = import_package(STARTER).shape
    assert (shape.pieces, shape.width, shape.decoder_layers) == (16000, 384, 2)


def test_the_score_is_of_what_the_reader_sees(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "translations"
    main([
        *("score", "--package", str(trained / "package"), "--output", str(output)),
        *("--indonesian", str(trained / "test.id"), "--english", str(trained / "test.en")),
    ])  # fmt: skip
    printed = capsys.readouterr().out
    found = re.search(r"BLEU ([\d.]+)", printed)
    assert found
    assert float(found[1]) > 80
    assert "loops 0.00%" in printed
    engine = Engine(read_package(trained / "package"), Decoding(beam_size=4))
    assert output.read_text().splitlines() == engine.translate([one for one, _ in PAIRS[::5]])


def test_a_package_says_what_argos_must_know(trained: Path) -> None:
    metadata = json.loads((trained / "package" / "metadata.json").read_text())
    assert metadata["type"] == "translate"
    assert (trained / "package" / "README.md").is_file()


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no-such"):
        main(["clean", str(tmp_path / "no-such.tsv"), "--corpus", str(tmp_path)])


def test_numbers_are_counted_as_often_as_they_stand() -> None:
    assert numbers_kept(["5 dan 5"], ["5 and 6"]) == 0.5
    assert numbers_kept(["Rp1.250,5"], ["Rp1,250.5"]) == 1


def test_the_mean_of_two_trainings_is_half_of_each(trained: Path, tmp_path: Path) -> None:
    one = Checkpoint.load(trained / "work" / "checkpoint.pt")
    other = {name: weight + 2 for name, weight in one.average.items()}
    Checkpoint(one.shape, other, other, 3).save(tmp_path / "lain" / "checkpoint.pt")
    main(["mean", "--work", str(trained / "work"), str(tmp_path / "lain"), "--to", str(tmp_path)])
    mean = Checkpoint.load(tmp_path / "checkpoint.pt")
    name = "embedding.weight"
    assert torch.allclose(mean.average[name], one.average[name] + 1)
    assert mean.step == max(one.step, 3)
    main([
        *("export", "--work", str(tmp_path), "--package", str(tmp_path / "p")),
        *("--package-version", "1"),
    ])  # fmt: skip
    assert read_package(tmp_path / "p").version == "1"


def test_a_backward_model_writes_sources_for_what_people_translated(
    trained: Path, tmp_path: Path
) -> None:
    back, made = tmp_path / "back", tmp_path / "made"
    shutil.copytree(trained / "work", back)
    found: set[tuple[str, str]] = set()
    for _ in range(_MOST_SITTINGS):
        main([
            *("train", "--backwards", "--corpus", str(trained / "corpus"), "--work", str(back)),
            *("--weights", str(trained / "only.toml"), "--threads", "1", "--minutes", "0.1"),
            *("--swapped", "0", "--dropout", "0.05"),
            *("--batch", "800", "--rate", "5e-3", "--matrix-rate", "0.02", "--warm-up", "20"),
        ])  # fmt: skip
        main([
            *("back-translate", "--corpus", str(trained / "corpus"), "--work", str(back)),
            *("--to", str(made), "--sources", "kecil"),
        ])  # fmt: skip
        lines = (made / "back-kecil.tsv").read_text().splitlines()
        found = {(line.split("\t")[0], line.split("\t")[1]) for line in lines}
        if len(found & set(PAIRS)) >= len(PAIRS) / 2:
            break
    assert len(found & set(PAIRS)) >= len(PAIRS) / 2
    assert {english for _, english in found} <= {english for _, english in PAIRS}


def test_a_shortlist_has_what_may_translate_a_piece(trained: Path) -> None:
    package = trained / "package"
    pieces = Vocabulary(package / FILE_NAME)
    names = pieces.names()
    made = shortlist(pieces.encode_pairs(PAIRS), len(pieces), Limits(common=12, candidates=8))
    assert len(made.common) == 12
    for indonesian, english in (("kopi", "coffee"), ("rumah", "home"), ("ikan", "fish")):
        (of_word,), (expected,) = pieces.split([indonesian]), pieces.split([english])
        listed = set(made.common).union(*(made.candidates.get(names.index(p), ()) for p in of_word))
        assert set(expected) <= {names[at] for at in listed}, indonesian


def test_with_its_shortlist_a_package_says_the_same(trained: Path, tmp_path: Path) -> None:
    shutil.copytree(trained / "package", tmp_path / "package")
    main(["shortlist", "--corpus", str(trained / "corpus"), "--package", str(tmp_path / "package")])
    assert (tmp_path / "package" / "model" / SHORTLIST).stat().st_size
    assert _learnt(tmp_path / "package") == _learnt(trained / "package")
