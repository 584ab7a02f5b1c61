"""What the benchmarks share: articles of a size, folders of their own, and a table."""

import os
import random
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_WORDS = (
    "yang dan di dari untuk dengan pada ini itu pemerintah masyarakat harga beras petani desa "
    "sungai buku anak sekolah kota jalan hujan panen tahun minggu orang rumah pasar ikan perahu "
    "guru mengatakan membaca membawa berjalan menurut karena sehingga tetapi setelah ketika"
).split()


def write_article(path: Path, paragraphs: int, *, first_word: str = "Awal") -> Path:
    """Plain text of so many paragraphs of about 60 words; always the same."""
    chance = random.Random(7)
    with path.open("w") as file:
        for number in range(paragraphs):
            words = 0
            sentences = [first_word if number == 0 else f"Nomor {number}"]
            while words < 60:
                length = chance.randint(8, 24)
                sentences.append(" ".join(chance.choices(_WORDS, k=length)).capitalize())
                words += length
            file.write(". ".join(sentences) + ".\n\n")
    return path


@contextmanager
def own_folders() -> Iterator[Path]:
    """A folder for everything, so that neither the user's memory nor packages take part."""
    with tempfile.TemporaryDirectory(prefix="dwibaca-benchmark-") as name:
        home = Path(name)
        os.environ["DWIBACA_HOME"] = str(home / "dwibaca")
        os.environ["ARGOS_PACKAGES_DIR"] = str(home / "packages")
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        yield home


def row(name: str, seconds: Sequence[float], floor: Sequence[float] | None = None) -> None:
    """Print the median and 95th percentile in milliseconds, and the ratio to the floor's median."""
    middle = statistics.median(seconds)
    high = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else middle
    ratio = f"   {middle / statistics.median(floor):5.2f} x the floor" if floor else ""
    print(f"{name:<52} median {middle * 1000:7.1f} ms   p95 {high * 1000:7.1f} ms{ratio}")


def resident_megabytes() -> float:
    """Memory of this process (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
