"""``dwibaca packages``: translation packages, without a screen."""

import argparse
import os
import sys

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table
from rich.text import Text

from translations.argos import Package, find_package, installed_packages
from translations.argos.packages.from_index import fetch_package
from translations.argos.packages.index import fetch_index
from translations.argos.packages.install import install, remove
from translations.argos.packages.installed import packages_folder
from translations.cleaning import clean
from translations.errors import PackageError
from translations.folders import named_path, user_folders
from tui.commands.output import say


def run_packages(options: argparse.Namespace) -> int:
    """Do what the arguments ask for.

    Raises:
        PackageError: says what prevents it.
    """
    match options.action:
        case "available":
            _available(options.from_code, options.to_code)
        case "install":
            _install(options.name)
        case "remove":
            return _remove(options.name, sure=options.yes)
        case _:
            _list()
    return 0


def _list() -> None:
    packages, faults = installed_packages()
    table = Table("package", "version", "languages", "size", "in use", box=None, pad_edge=False)
    for package in packages:
        table.add_row(
            Text(package.name),
            Text(package.version),
            Text(f"{package.from_name} → {package.to_name}"),
            f"{package.size() / 2**20:.0f} MB",
            "yes" if _is_used(package) else "",
        )
    console = _console()
    console.print(table)
    console.print(
        Text(f"\nThey are in {clean(str(packages_folder()))}; the starter is in dwibaca.")
    )
    for fault in faults:
        console.print(Text(f"Not usable: {fault}"))


def _is_used(package: Package) -> bool:
    return find_package(package.from_code, package.to_code).path == package.path


def _available(from_code: str | None, to_code: str | None) -> None:
    there = {
        (package.name.rsplit("-", 1)[0], package.version) for package in installed_packages()[0]
    }
    table = Table("package", "version", "languages", "installed", box=None, pad_edge=False)
    for offered in fetch_index():
        if (from_code or offered.from_code, to_code or offered.to_code) != (
            offered.from_code,
            offered.to_code,
        ):
            continue
        table.add_row(
            Text(offered.name),
            Text(offered.version),
            Text(f"{offered.from_name} → {offered.to_name}"),
            "yes" if (offered.name, offered.version) in there else "",
        )
    _console().print(table)


def _install(name: str) -> None:
    path = named_path(name)
    is_path = path.suffix == ".argosmodel" or os.path.lexists(path)
    package = install(path) if is_path else _fetch(name)
    say(f"{package.name} {package.version} is installed and will be used from now on.")


def _fetch(name: str) -> Package:
    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    with progress:
        task = progress.add_task(clean(name), total=None)
        return fetch_package(
            name,
            user_folders().downloads,
            lambda there, total: progress.update(task, completed=there, total=total),
        )


def _remove(name: str, *, sure: bool) -> int:
    if not sure:
        if not sys.stdin.isatty():
            raise PackageError("Removing a package needs confirmation.", "Add --yes.")
        answer = input(f"Remove the package {clean(name)}? [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            return 0
    say(f"{remove(name).name} is removed.")
    return 0


def _console() -> Console:
    # A pipe gets whole lines, whatever the terminal's width.
    return Console(highlight=False, width=None if sys.stdout.isatty() else 200)
