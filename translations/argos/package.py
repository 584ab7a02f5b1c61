"""One Argos package in its folder, and the one or two that form a route."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from translations.cleaning import clean
from translations.errors import PackageError
from translations.files import is_file, read_json

RECORD = "dwibaca.json"
"""File in a package's folder: records what was installed, to be checked before use."""

SENTENCEPIECE, BPE = "sentencepiece.model", "bpe.model"
_TOKENIZERS = (SENTENCEPIECE, BPE)
SHORTLIST = "vmap.txt"
"""File of a model: what may translate each token. Of the packages known to us only the starter has
it."""


class Package(NamedTuple):
    """A usable Argos package: its metadata is complete and its model is there."""

    path: Path
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    version: str
    bundled: bool = False
    target_prefix: str = ""
    """A token that the model must begin with: models for several languages have one."""

    @property
    def name(self) -> str:
        """The name of its folder, such as ``translate-id_en-1_9``."""
        if self.bundled:
            return f"translate-{self.from_code}_{self.to_code}-starter"
        return clean(self.path.name)

    @property
    def model_path(self) -> Path:
        return self.path / "model"

    def _files(self) -> list[Path]:
        """The files that decide what a translation says: the model and the tokenizer."""
        model = sorted(path for path in self.model_path.iterdir() if path.is_file())
        return model + [path for name in _TOKENIZERS if (path := self.path / name).is_file()]

    def stamp(self) -> str:
        """Changes whenever the files do, without reading them: the cache key of `identity`."""
        stats = ((path, path.stat()) for path in self._files())
        return "|".join(f"{path}:{s.st_size}:{s.st_mtime_ns}:{s.st_ino}" for path, s in stats)

    def size(self) -> int:
        """The size of all its files in bytes."""
        return sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())

    def verify(self) -> None:
        """Compare the files with the record made when the package was installed.

        Raises:
            PackageError: they have changed since.
        """
        try:
            record = read_json(self.path / RECORD)
            expected = record["identity"]
        except (OSError, ValueError, KeyError, TypeError):
            return  # bundled, or installed by other means: there is no record
        if expected != self.identity():
            raise PackageError(
                f"The files of {self.name} have changed since it was installed.",
                "Install it again.",
            )

    def identity(self) -> str:
        """SHA-256 (hexadecimal) of the model and tokenizer files: 10 ms for the starter.

        Not the version string: two builds of one version translate differently.
        """
        sha = hashlib.sha256()
        for path in self._files():
            sha.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    sha.update(chunk)
        return sha.hexdigest()


def read_package(path: Path, *, bundled: bool = False) -> Package:
    """Read the metadata of a package folder and check that its parts are there.

    Raises:
        PackageError: names the part that is missing or damaged.
    """
    shown = clean(str(path))
    try:
        meta = read_json(path / "metadata.json")
    except FileNotFoundError as error:
        raise PackageError(f"{shown} has no metadata.json.", "Remove the folder.") from error
    except (OSError, ValueError) as error:
        raise PackageError(f"{shown}/metadata.json is damaged.", "Install it again.") from error
    fields = meta if isinstance(meta, dict) else {}
    from_code, to_code = fields.get("from_code"), fields.get("to_code")
    if not (isinstance(from_code, str) and from_code and isinstance(to_code, str) and to_code):
        raise PackageError(f"{shown} does not say which languages it translates.")
    if not is_file(path / "model" / "model.bin"):
        raise PackageError(f"{shown} has no model.", "Install it again.")
    if not any(is_file(path / name) for name in _TOKENIZERS):
        raise PackageError(f"{shown} has no tokenizer.", "Install it again.")
    return Package(
        path=path,
        from_code=from_code,
        from_name=clean(str(fields.get("from_name") or from_code)),
        to_code=to_code,
        to_name=clean(str(fields.get("to_name") or to_code)),
        version=clean(str(fields.get("package_version") or "0")),
        bundled=bundled,
        target_prefix=str(fields.get("target_prefix") or ""),
    )


class Route(NamedTuple):
    """The one or two packages that translate, in order."""

    packages: tuple[Package, ...]

    @property
    def from_code(self) -> str:
        return self.packages[0].from_code

    @property
    def to_code(self) -> str:
        return self.packages[-1].to_code

    @property
    def name(self) -> str:
        """Names and versions of the packages."""
        return " + ".join(f"{package.name} {package.version}" for package in self.packages)

    @property
    def has_starter(self) -> bool:
        """Whether the bundled starter is one of them."""
        return any(package.bundled for package in self.packages)

    def stamp(self) -> str:
        """Changes whenever the packages' files do, without reading them."""
        return "|".join(package.stamp() for package in self.packages)

    def identity(self) -> str:
        """What decides how it translates: the SHA-256 of each package's files."""
        return "+".join(package.identity() for package in self.packages)
