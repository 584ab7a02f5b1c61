"""Leads out of the article: other translations, packages, contents, the clipboard, files."""

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from translations.errors import PackageError
from translations.notebook import MarkKind
from translations.plurals import counted
from translations.reading.requests import route_for
from translations.settings import Settings
from tui.messages import OpenArticle, SettingsChosen
from tui.screens.reader.reading import Reading


class OutsideController:
    """Opens the screens and destinations that an article can be sent to."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading

    def alternatives(self, chosen: Callable[[str], object]) -> None:
        """Show other translations of the sentence.

        Args:
            chosen: called with the chosen translation.
        """
        reading = self._reading
        if reading.annotator is None or not reading.block.translatable:
            return
        from tui.screens.alternatives import AlternativesScreen

        position = reading.position
        own = reading.annotator.at(MarkKind.WORDING, position) is not None

        def closed(text: str | None) -> None:
            if text:
                chosen(text)

        screen = AlternativesScreen(
            reading.loaded.scheduler,
            reading.original(position),
            reading.translation(position),
            own=own,
        )
        self._screen.app.push_screen(screen, closed)

    def packages(self) -> None:
        """Show the packages; the article is reopened if the package for it changes."""
        from tui.screens.packages import PackagesScreen

        reading = self._reading
        screen = PackagesScreen(reading.loaded.route, reading.folders, reading.settings)
        self._screen.app.push_screen(screen, self._packages_closed)

    def _packages_closed(self, settings: Settings | None) -> None:
        """Reopen the article at its place if it would now be translated differently."""
        if settings is None:
            return
        loaded, before = self._reading.loaded, self._reading.settings
        try:
            route = route_for(loaded.article, *settings.languages)
        except PackageError:
            route = loaded.route  # it was removed, but is still in memory
        if settings.fast != before.fast:
            self._screen.post_message(SettingsChosen(fast=settings.fast))
        if settings != before or route != loaded.route:
            quality = "fast" if settings.fast else "best"
            self._screen.notify(f"{route.name} translates, quality: {quality}.", markup=False)
            if loaded.address:
                self._screen.post_message(OpenArticle(loaded.address))

    def contents(self) -> None:
        """Show the headings; goes to the one chosen."""
        if not self._reading.loaded.article.contents:
            self._screen.notify("This article has no headings.")
            return
        from tui.screens.contents import ContentsScreen

        view = self._reading.view

        def go(block: int | None) -> None:
            if block is not None:
                view.go_to_heading(block)

        self._screen.app.push_screen(ContentsScreen(view.texts, view.block), go)

    def copy_sentence(self) -> None:
        """Copy the sentence and its translation."""
        position = self._reading.position
        original = self._reading.original(position)
        self._copy("Sentence", original, self._reading.translation(position))

    def copy_block(self) -> None:
        """Copy the paragraph and its translation."""
        block, texts = self._reading.block, self._reading.view.texts
        made = ""
        if block.translatable:
            row = self._reading.view.block
            made = block.joined([text or "" for text in texts.translations(row)])
        self._copy("Paragraph", block.text, made)

    def selected(self, text: str | None) -> None:
        """Say what can be done with text that was selected with the mouse."""
        if text and text.strip():
            many = counted(len(text.split()), "word")
            self._screen.notify(f"{many} selected · ctrl+c copies", timeout=5)

    def copy_selection(self, selected: str | None) -> None:
        """Copy the text selected with the mouse."""
        from tui.copying import copy

        if not selected:
            self._screen.notify(
                "Nothing is selected: drag with the mouse. y copies the sentence, q quits."
            )
            return
        copy(self._screen.app, selected)
        self._screen.notify(f"Copied: {counted(len(selected.split()), 'word')}.", timeout=2)

    def _copy(self, what: str, original: str, translation: str) -> None:
        from tui.copying import copy, quotation

        copy(self._screen.app, quotation(self._reading.loaded.article, original, translation))
        self._screen.notify(f"{what} copied.", timeout=2)

    def export(self) -> None:
        """Ask for a format and a path, and write the article there."""
        from translations.exports.output import file_stem
        from tui.screens.export import ExportScreen
        from tui.screens.saving import suggested_folder, tell_saved

        reading, screen = self._reading, self._screen
        article, folders = reading.loaded.article, reading.folders
        target = suggested_folder(folders, article.path), file_stem(article, folders.all)
        entry = reading.annotator.entry if reading.annotator else None
        asking = ExportScreen(
            reading.loaded.scheduler, reading.view.texts, entry, target, folders.notebook
        )
        screen.app.push_screen(asking, partial(tell_saved, screen))
