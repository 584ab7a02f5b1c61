"""Text made from text: sources that a backward model writes for translations written by people.

Source: Sennrich et al., "Improving Neural Machine Translation Models with Monolingual Data", 2016;
of the corpus itself, Nguyen et al., "Data Diversification", 2020.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translations.argos.correction.loops import has_loop
from translations.argos.training.checkpoint import Checkpoint
from translations.argos.training.cleaning import digits_of
from translations.argos.training.corpus import Pair, Source
from translations.argos.training.exporting import export_package
from translations.argos.training.vocabulary import Vocabulary

_BATCH = 4096  # pieces
_LIKELIEST = 3  # pieces to draw from: a little variety, and few mistakes
_RATIO = 2.0  # of the numbers of words; beyond it something is missing or invented
_SHORT = 4  # words; in short sentences the ratio says nothing


class BackTranslator:
    """A model trained with ``--backwards``, for use on one corpus."""

    def __init__(
        self, checkpoint: Checkpoint, vocabulary: Vocabulary, *, threads: int = 2, seed: int = 1
    ) -> None:
        import ctranslate2

        ctranslate2.set_random_seed(seed)
        self._vocabulary = vocabulary
        with tempfile.TemporaryDirectory() as name:
            export_package(checkpoint, vocabulary, Path(name), "0", None)
            self._model: Any = ctranslate2.Translator(
                f"{name}/model", inter_threads=threads, intra_threads=1
            )

    def source_of(self, source: Source) -> Source:
        """The same English with new Indonesian, without obvious failures.

        Returns:
            A source named ``back-NAME``.
        """
        english = [pair[1] for pair in source.pairs]
        made = zip(self._translate(english), english, strict=True)
        return Source(f"back-{source.name}", list(dict.fromkeys(filter(_is_sound, made))))

    def _translate(self, texts: Sequence[str]) -> list[str]:
        results = self._model.translate_batch(
            self._vocabulary.split(texts),
            beam_size=1,
            sampling_topk=_LIKELIEST,
            max_batch_size=_BATCH,
            batch_type="tokens",
            max_decoding_length=200,
        )
        return self._vocabulary.join([result.hypotheses[0] for result in results])


def _is_sound(pair: Pair) -> bool:
    """Whether a generated sentence is fit to learn from.

    >>> _is_sound(("Harga beras naik 5 persen.", "Rice prices rose 5 percent."))
    True
    >>> _is_sound(("Harga naik.", "Rice prices rose 5 percent in the three provinces."))
    False
    """
    made, english = pair
    short, long = sorted((len(made.split()), len(english.split())))
    if not short or (long > _SHORT and long > short * _RATIO):
        return False
    return sorted(digits_of(made)) == sorted(digits_of(english)) and not has_loop(made, english)
