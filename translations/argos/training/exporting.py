"""Turns a checkpoint into an Argos package, and a package into a checkpoint to go on from."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from translations.argos.training.checkpoint import FILE_NAME as CHECKPOINT
from translations.argos.training.checkpoint import Checkpoint, Weights
from translations.argos.training.ctranslate2_file import Variables, read_variables
from translations.argos.training.model import MAX_PIECES, Shape, sinusoids
from translations.argos.training.moving_weights import moved
from translations.argos.training.vocabulary import FILE_NAME, Vocabulary

PACKAGE_NAME = "translate-id_en-starter"


def export_package(
    checkpoint: Checkpoint, vocabulary: Vocabulary, folder: Path, version: str, card: Path | None
) -> None:
    """Write an Argos package as a folder: int8 model, vocabulary, metadata, model card.

    The averaged weights are exported. Existing files in the folder are replaced one by one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _export_model(checkpoint, vocabulary, folder / "model")
    shutil.copy(vocabulary.path, folder / FILE_NAME)
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "type": "translate",
        "from_code": "id",
        "from_name": "Indonesian",
        "to_code": "en",
        "to_name": "English",
        "links": [],
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n")
    if card is not None and card.resolve() != (folder / "README.md").resolve():
        shutil.copy(card, folder / "README.md")


def unpack(package: Path, work: Path) -> None:
    """Turn a package into the starting point of a training in a work folder.

    If the folder has its own vocabulary, the weights are converted to it.

    Raises:
        ValueError: the folder has a checkpoint, which this would replace.
    """
    path = work / CHECKPOINT
    if path.exists():
        raise ValueError(f"{path} already exists: train without --from-package to continue it.")
    work.mkdir(parents=True, exist_ok=True)
    kept = import_package(package)
    if (work / FILE_NAME).exists():
        kept = moved(kept, Vocabulary(package / FILE_NAME), Vocabulary(work / FILE_NAME))
    else:
        shutil.copy(package / FILE_NAME, work / FILE_NAME)
    kept.save(path)


def pack(folder: Path, archive: Path) -> None:
    """Pack a package's folder into an ``.argosmodel`` file, which Argos installs."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, Path(PACKAGE_NAME) / path.relative_to(folder))


def _export_model(checkpoint: Checkpoint, vocabulary: Vocabulary, folder: Path) -> None:
    from ctranslate2.specs import TransformerSpec, common_spec

    shape = checkpoint.shape
    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
    )
    for ours, theirs in _counterparts(shape):
        *path, last = theirs.split("/")
        part: Any = spec
        for step in path:
            part = part[int(step)] if step.isdigit() else getattr(part, step)
        setattr(part, last, checkpoint.average[ours].float().numpy())
    positions = sinusoids(MAX_PIECES, shape.width).numpy()
    spec.encoder.position_encodings.encodings = positions
    spec.decoder.position_encodings.encodings = positions
    spec.register_source_vocabulary(vocabulary.names())
    spec.register_target_vocabulary(vocabulary.names())
    config = spec.config
    config.bos_token, config.eos_token, config.unk_token = "<s>", "</s>", "<unk>"
    config.decoder_start_token = "<s>"
    config.add_source_bos = config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization="int8")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    spec.save(str(folder))


def import_package(folder: Path) -> Checkpoint:
    """The weights of a package made by `export_package`, to continue training from.

    int8 has cost them a little, which the first minutes of training restore.
    """
    variables = read_variables(folder / "model" / "model.bin")
    pieces, width = variables["decoder/embeddings/weight"].shape
    shape = Shape(
        pieces,
        width,
        len(variables["encoder/layer_0/ffn/linear_0/bias"]),
        int(variables["encoder/num_heads"]),
        _layers(variables, "encoder"),
        _layers(variables, "decoder"),
    )
    weights: Weights = {}
    for ours, theirs in _counterparts(shape):
        if ours in weights:
            continue  # the embedding, which is stored once
        name = re.sub(r"/(\d+)", r"_\1", theirs)
        array = variables[name]
        if array.dtype == np.int8:
            array = array / variables[f"{name}_scale"][:, None]
        weights[ours] = torch.from_numpy(array.astype(np.float32))
    return Checkpoint(shape, weights, {name: tensor.clone() for name, tensor in weights.items()})


def _layers(variables: Variables, side: str) -> int:
    return len(
        [name for name in variables if re.fullmatch(rf"{side}/layer_\d+/ffn/linear_0/bias", name)]
    )


def _counterparts(shape: Shape) -> Iterator[tuple[str, str]]:
    """Names of the same tensor: in our model, and in CTranslate2's specification."""
    yield "embedding.weight", "decoder/embeddings/weight"
    yield "embedding.weight", "decoder/projection/weight"
    yield "embedding.weight", "encoder/embeddings/0/weight"
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        yield from _norm(f"{side}_norm", f"{side}/layer_norm")
        for number in range(layers):
            ours, theirs = f"{side}.{number}", f"{side}/layer/{number}"
            yield from _norm(f"{ours}.self_norm", f"{theirs}/self_attention/layer_norm")
            yield from _linear(
                f"{ours}.self_attention.query_key_value", f"{theirs}/self_attention/linear/0"
            )
            yield from _linear(f"{ours}.self_attention.out", f"{theirs}/self_attention/linear/1")
            if side == "decoder":
                yield from _norm(f"{ours}.cross_norm", f"{theirs}/attention/layer_norm")
                yield from _linear(f"{ours}.cross_attention.query", f"{theirs}/attention/linear/0")
                yield from _linear(
                    f"{ours}.cross_attention.key_value", f"{theirs}/attention/linear/1"
                )
                yield from _linear(f"{ours}.cross_attention.out", f"{theirs}/attention/linear/2")
            yield from _norm(f"{ours}.feed_norm", f"{theirs}/ffn/layer_norm")
            yield from _linear(f"{ours}.inner", f"{theirs}/ffn/linear_0")
            yield from _linear(f"{ours}.outer", f"{theirs}/ffn/linear_1")


def _norm(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    yield f"{ours}.weight", f"{theirs}/gamma"
    yield f"{ours}.bias", f"{theirs}/beta"


def _linear(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    yield f"{ours}.weight", f"{theirs}/weight"
    yield f"{ours}.bias", f"{theirs}/bias"
