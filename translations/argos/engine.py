"""Sentences in, translations out, in batches. Knows nothing of articles.

Argos's packages and tokenizers are used as they are; CTranslate2 is called directly, with the
sentences of many paragraphs in one batch. Argos's own call splits sentences with a model that it
downloads at first use, and translates one paragraph in batches of 32 tokens.
"""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from translations.argos import names, numbers, repair
from translations.argos.decoding import Decoding
from translations.argos.normalising import is_shouted, normalise, with_typography_of
from translations.argos.packages import Package
from translations.argos.protecting import Protected, has_words, protect, split_at_protected
from translations.cleaning import clean
from translations.errors import PackageError

_MAX_PIECES = 120  # the longest input, in tokens, that small models follow to its end
_BATCH_TOKENS = 1024
_REPAIR = {"repetition_penalty": 1.3, "no_repeat_ngram_size": 3}


class Alternative(NamedTuple):
    """A translation and its score: the model's log probability, its length allowed for."""

    text: str
    score: float


class Engine:
    """One package, loaded. Not thread-safe: it belongs to the thread that made it."""

    def __init__(self, package: Package, decoding: Decoding | None = None) -> None:
        """Load the package; takes about 0.3 s for the starter.

        Raises:
            PackageError: the package cannot be loaded.
        """
        self.package = package
        self.decoding = decoding or Decoding()
        try:
            import ctranslate2
            from argostranslate import settings
            from argostranslate.package import Package as ArgosPackage

            argos = ArgosPackage(package.path)
            self._tokenizer: Any = argos.tokenizer
            self._prefix: str = argos.target_prefix or ""
            cores = os.cpu_count() or 1
            self._translator = ctranslate2.Translator(
                str(package.model_path),
                device=settings.device,
                compute_type=settings.compute_type,
                # One thread for each of several batches is faster than several for one.
                inter_threads=cores,
                intra_threads=1,
            )
            self._tokenizer.encode("a")  # loads it: a damaged one shows here, not in mid-article
        except Exception as error:  # any library may fail on a damaged package
            raise PackageError(
                f"The package {package.name} cannot be used: {clean(str(error))[:200]}.",
                "Remove its folder, or install it again.",
            ) from error

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence by itself.

        Args:
            sentences: any text, each one sentence; white space around them is ignored.

        Returns:
            As many translations, in order, cleaned for the screen. A sentence without words
            (numbers, addresses) comes back as it is.
        """
        results: list[str] = [""] * len(sentences)
        shielded: dict[int, Protected] = {}
        pieces: dict[int, str] = {}
        for index, sentence in enumerate(sentences):
            text = normalise(sentence)
            if not has_words(text):
                results[index] = sentence.strip()
            elif (protected := protect(text)) is not None:
                shielded[index] = protected
            else:
                pieces[index] = text
        translated = self._translate_texts([item.text for item in shielded.values()])
        for (index, protected), translation in zip(shielded.items(), translated, strict=True):
            restored = protected.restored(translation)
            if restored is None:
                pieces[index] = normalise(sentences[index])
            else:
                results[index] = restored
        for index, translation in zip(
            pieces, self._translate_around(list(pieces.values())), strict=True
        ):
            results[index] = translation
        return [
            clean(with_typography_of(sentence, result)) or sentence.strip()
            for sentence, result in zip(sentences, results, strict=True)
        ]

    def alternatives(self, sentence: str) -> list[Alternative]:
        """The translations in the beam for one sentence, all different, the likeliest first.

        A sentence that is not translated in one piece has none but its own.
        """
        text = normalise(sentence)
        protected = protect(text)
        if protected is None or not has_words(text) or not self._fits(text):
            return [Alternative(self.translate([sentence])[0], 0.0)]
        (result,) = self._search([protected.text], self.decoding.beam_size)
        found: dict[str, Alternative] = {}
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            made = numbers.mended(protected.text, self._text_of(tokens))
            made = protected.restored(names.mended(protected.text, made, self._is_word)) or ""
            made = clean(with_typography_of(sentence, made))
            if made and not repair.has_loop(made, text):
                found.setdefault(made, Alternative(made, score))
        return list(found.values()) or [Alternative(self.translate([sentence])[0], 0.0)]

    def _translate_around(self, texts: list[str]) -> list[str]:
        """Translate what stands around protected pieces, and leave those where they are."""
        split = [split_at_protected(text) for text in texts]
        words = [piece for parts in split for piece, kept in parts if not kept and has_words(piece)]
        translated = dict(
            zip(words, self._translate_texts([word.strip() for word in words]), strict=True)
        )
        results = []
        for parts in split:
            line = []
            for piece, kept in parts:
                text = piece if kept else translated.get(piece, piece)
                before = " " if piece[:1].isspace() else ""
                after = " " if piece[-1:].isspace() else ""
                line.append(text if kept else before + text.strip() + after)
            results.append("".join(line))
        return results

    def _translate_texts(self, texts: list[str]) -> list[str]:
        """Cut what is too long, decode, mend loops, and join again."""
        small = [text.capitalize() if is_shouted(text) else text for text in texts]
        parts = [repair.cut(text, self._fits) for text in small]
        flat = [part for sentence in parts for part in sentence]
        decoded = self._decode(flat)
        looping = [i for i, text in enumerate(decoded) if repair.has_loop(text, flat[i])]
        for index, again in zip(
            looping, self._decode([flat[i] for i in looping], **_REPAIR), strict=True
        ):
            still = repair.has_loop(again, flat[index])
            decoded[index] = repair.collapse_loops(again) if still else again
        self._mend_numbers(flat, decoded)
        decoded = [
            names.mended(source, translation, self._is_word)
            for source, translation in zip(flat, decoded, strict=True)
        ]
        results, at = [], 0
        for text, sentence in zip(texts, parts, strict=True):
            joined = repair.join(sentence, decoded[at : at + len(sentence)])
            results.append(joined.upper() if is_shouted(text) else joined)
            at += len(sentence)
        return results

    def _mend_numbers(self, sources: list[str], translations: list[str]) -> None:
        """Where numbers were lost, take another of the beam's translations, or put them right."""
        losing = [
            index
            for index, source in enumerate(sources)
            if numbers.missing(source, translations[index])
        ]
        choices = self._decode_all([sources[index] for index in losing])
        for index, hypotheses in zip(losing, choices, strict=True):
            source = sources[index]
            translations[index] = min(
                (
                    numbers.mended(source, text)
                    for text in (translations[index], *hypotheses)
                    if not repair.has_loop(text, source)
                ),
                key=lambda text: numbers.missing(source, text),  # the first is the likeliest
                default=translations[index],
            )

    def _is_word(self, word: str) -> bool:
        """Whether the model knows a word as one piece: then it is none that it has garbled."""
        return len(self._tokenizer.encode(word)) == 1

    def _fits(self, text: str) -> bool:
        # Latin text has no more pieces than characters: short sentences need no counting.
        return len(text) <= _MAX_PIECES or len(self._tokenizer.encode(text)) <= _MAX_PIECES

    def _decode(self, texts: list[str], **options: Any) -> list[str]:
        """The likeliest translation of each text."""
        return [found[0] for found in self._decode_all(texts, hypotheses=1, **options)]

    def _decode_all(
        self, texts: list[str], hypotheses: int | None = None, **options: Any
    ) -> list[list[str]]:
        """Decode with the model itself: tokens in, tokens out.

        Args:
            hypotheses: how many translations of each text; all of the beam if not given.
        """
        if not texts:
            return []
        found = self._search(texts, hypotheses or self.decoding.beam_size, **options)
        return [[self._text_of(tokens) for tokens in result.hypotheses] for result in found]

    def _search(self, texts: list[str], hypotheses: int, **options: Any) -> list[Any]:
        """CTranslate2's results for texts, each with its hypotheses and their scores."""
        tokens = [self._tokenizer.encode(text) for text in texts]
        settings = {
            "beam_size": self.decoding.beam_size,
            "length_penalty": self.decoding.length_penalty,
            "replace_unknowns": True,
            "max_batch_size": _BATCH_TOKENS,
            "batch_type": "tokens",
            "num_hypotheses": hypotheses,
            "return_scores": True,
        }
        prefix = [[self._prefix]] * len(tokens) if self._prefix else None
        found: list[Any] = self._translator.translate_batch(
            tokens, target_prefix=prefix, **(settings | options)
        )
        return found

    def _text_of(self, tokens: list[str]) -> str:
        text: str = self._tokenizer.decode(tokens)
        return text.removeprefix(self._prefix).strip() if self._prefix else text.strip()
