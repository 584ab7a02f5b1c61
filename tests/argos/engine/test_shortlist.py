"""A package may list what may translate each token: the model then chooses among that only."""

import shutil
from pathlib import Path

from translations.argos.engine.decoding import ACCURATE
from translations.argos.engine.engine import Engine
from translations.argos.engine.model import load_model
from translations.argos.package import SHORTLIST, read_package
from translations.argos.packages.installed import STARTER

_LISTED = "▁The ▁cat ▁dog ▁house ▁is ▁in ▁big ."


def test_a_package_translates_with_its_shortlist(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "package")
    (folder / "model" / SHORTLIST).write_text(f"\t{_LISTED}\n", encoding="utf-8")
    (made,) = Engine(read_package(folder)).translate(["Kucing besar ada di rumah."])
    words = set(made.lower().replace(".", "").split())
    assert words
    assert words <= {"the", "cat", "dog", "house", "is", "in", "big"}


def test_words_that_are_prescribed_stay_as_they_are() -> None:
    """CTranslate2 would look for them in the shortlist of the batch before."""
    model = load_model(read_package(STARTER, bundled=True))
    for text in ("Kucing tidur.", "Adik membaca.", "Guru menulis surat."):
        for beam in model.ask([text], ACCURATE):
            assert next(beam).text
    texts = ["Hujan turun.", "Nenek membaca buku di rumah.", "Ayah minum kopi."]
    before = [["▁Thunder", "s", "tor", "m", "s"], ["▁The", "▁teacher"], ["▁A", "▁doctor"]]
    made = [next(beam).text for beam in model.ask(texts, ACCURATE, target_prefix=before)]
    for text, start in zip(made, ("Thunderstorms ", "The teacher ", "A doctor "), strict=True):
        assert text.startswith(start)
