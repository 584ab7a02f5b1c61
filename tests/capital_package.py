"""A real, tiny BPE Argos package, made by arithmetic instead of training.

The official packages for many pairs (Indonesian to English among them) have a ``bpe.model``: Moses
and subword-nmt instead of SentencePiece. This one has the same parts and runs in the same
CTranslate2; its weights are chosen so that it copies its input letter by letter, in capitals. So a
test can tell that the model was asked, and everything that the tokenizer breaks shows.

One layer each; the width is one number for each token and one for each position. The decoder's
cross-attention looks from position n to position n of the input, and its value is the capital
letter of what stands there. All other weights are zero.
"""

import json
import string
from pathlib import Path

import ctranslate2
import numpy as np
from ctranslate2.specs import TransformerSpec, common_spec

from translations.argos.package import RECORD

_POSITIONS = 272  # CTranslate2 decodes up to 256 tokens
_LETTERS = string.ascii_letters + string.digits + string.punctuation
_SPECIAL = ["<unk>", "<s>", "</s>"]
# Moses writes these for characters that mean something to it.
_ESCAPES = ["&amp;", "&#124;", "&lt;", "&gt;", "&apos;", "&quot;", "&#91;", "&#93;"]
_WEIGHT = np.float32


_NAMES = {"id": "Indonesian", "en": "English", "de": "German", "ms": "Malay"}


def make_capital_package(
    folder: Path,
    name: str = "translate-id_en-9_0",
    version: str = "9.0",
    languages: tuple[str, str] = ("id", "en"),
    *,
    tried: bool = True,
) -> Path:
    """Write the package into ``folder`` and return its path.

    Args:
        tried: whether it is recorded as one that dwibaca has installed, and tried then.
    """
    from_code, to_code = languages
    path = folder / name
    path.mkdir(parents=True)
    # No merges but for the escapes: every word is spelt.
    merges = [f"{unit[:i]} {unit[i]}" for unit in _ESCAPES for i in range(1, len(unit) - 1)]
    merges += [f"{unit[:-1]} {unit[-1]}</w>" for unit in _ESCAPES]
    (path / "bpe.model").write_text("\n".join(["#version: 0.2", *merges]) + "\n")
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "type": "translate",
        "from_code": from_code,
        "from_name": _NAMES[from_code],
        "to_code": to_code,
        "to_name": _NAMES[to_code],
        "links": [],
    }
    (path / "metadata.json").write_text(json.dumps(metadata))
    _write_model(path / "model")
    # Official packages bring an old Stanza, with which Argos itself fails when offline.
    (path / "stanza").mkdir()
    (path / "stanza" / "resources.json").write_text('{"id": {"default_processors": {}}}')
    if tried:
        (path / RECORD).write_text("{}")
    return path


def make_crashing_package(folder: Path, *, tried: bool = False) -> Path:
    """A package whose model ends the process that uses it, by a division by zero in C++."""
    path = make_capital_package(folder, tried=tried)
    model = path / "model" / "model.bin"
    content = bytearray(model.read_bytes())
    name = b"decoder/num_heads\0"
    at = content.index(name) + len(name)
    rank = content[at]
    size = int.from_bytes(content[at + 2 + 4 * rank :][:4], "little")
    value = at + 6 + 4 * rank
    content[value : value + size] = bytes(size)
    model.write_bytes(content)
    return path


def _write_model(folder: Path) -> None:
    units = [*_LETTERS, *_ESCAPES, *(chr(c) for c in range(0xC0, 0x180))]
    vocabulary = _SPECIAL + units + [unit + "@@" for unit in units]
    index = {token: number for number, token in enumerate(vocabulary)}
    tokens, width = len(vocabulary), len(vocabulary) + _POSITIONS
    embedding = np.eye(tokens, width, dtype=_WEIGHT)
    positions = np.eye(_POSITIONS, width, k=tokens, dtype=_WEIGHT) * np.sqrt(width)
    capital = np.zeros((width, width), dtype=_WEIGHT)
    for token, number in index.items():
        is_word = token in _SPECIAL or token.startswith("&")
        upper = token if is_word or len(token.upper()) != len(token) else token.upper()
        capital[index.get(upper, number), number] = 1
    place = np.zeros((width, width), dtype=_WEIGHT)
    place[tokens:, tokens:] = np.eye(_POSITIONS, dtype=_WEIGHT) * 4

    spec = TransformerSpec.from_config(
        (1, 1), 1, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, weight in ((spec.encoder, embedding), (spec.decoder, embedding * 0)):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = weight
        side.position_encodings.encodings = positions
        _plain_norm(side.layer_norm, width)
        layer = side.layer[0]
        _plain_norm(layer.self_attention.layer_norm, width)
        _linear(layer.self_attention.linear[0], np.zeros((3 * width, width), dtype=_WEIGHT))
        _linear(layer.self_attention.linear[1], np.zeros((width, width), dtype=_WEIGHT))
        _plain_norm(layer.ffn.layer_norm, width)
        _linear(layer.ffn.linear_0, np.zeros((8, width), dtype=_WEIGHT))
        _linear(layer.ffn.linear_1, np.zeros((width, 8), dtype=_WEIGHT))
    cross = spec.decoder.layer[0].attention
    _plain_norm(cross.layer_norm, width)
    _linear(cross.linear[0], place)
    _linear(cross.linear[1], np.concatenate([place, capital]))
    _linear(cross.linear[2], np.eye(width, dtype=_WEIGHT) * 8)
    spec.decoder.projection.weight = np.eye(tokens, width, dtype=_WEIGHT) * 8
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize()
    folder.mkdir()
    spec.save(str(folder))


def _plain_norm(spec: common_spec.LayerNormSpec, width: int) -> None:
    spec.gamma = np.ones(width, dtype=_WEIGHT)
    spec.beta = np.zeros(width, dtype=_WEIGHT)


def _linear(spec: common_spec.LinearSpec, weight: np.ndarray) -> None:
    spec.weight = weight
    spec.bias = np.zeros(weight.shape[0], dtype=_WEIGHT)


if __name__ == "__main__":
    import tempfile

    made = make_capital_package(Path(tempfile.mkdtemp()))
    translator = ctranslate2.Translator(str(made / "model"))
    print(translator.translate_batch([list("halo")], beam_size=4)[0].hypotheses)
