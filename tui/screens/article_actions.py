"""What can be done with the article that is open, but for reading and marking it."""

import os
from pathlib import Path

from translations.argos import find_route
from translations.cleaning import clean
from translations.errors import PackageError
from translations.folders import Folders
from translations.notebook import MarkKind
from tui.messages import OpenArticle, SettingsChosen
from tui.opening import Opened
from tui.screens.mark_actions import MarkActions
from tui.settings import Settings


class ArticleActions(MarkActions):
    """A screen with an article, its desk and its settings."""

    _opened: Opened
    _user_folders: Folders
    _settings: Settings

    def keep_place(self) -> None:
        """Note where reading is."""

    def action_alternatives(self) -> None:
        """Other translations of the sentence; the one that is chosen becomes an own wording."""
        marking, opened, position = self.marking, self._opened, self._position
        block = opened.article.blocks[position.block]
        if marking is None or not block.translatable:
            return
        from tui.screens.alternatives import AlternativesScreen

        machine = self._view.rows.made(position.block, position.sentence)

        def keep(text: str | None) -> None:
            if text and text != machine:
                marking.write(MarkKind.WORDING, position, text, machine)

        sentence = block.sentences[position.sentence].text.strip()
        self.app.push_screen(AlternativesScreen(opened.desk, sentence), keep)

    def action_packages(self) -> None:
        from tui.screens.packages import PackagesScreen

        screen = PackagesScreen(self._opened.route, self._user_folders, self._settings)
        self.app.push_screen(screen, self._packages_closed)

    def _packages_closed(self, settings: Settings | None) -> None:
        """Open the article anew, at its place, if it would be translated in another way."""
        if settings is None:
            return
        try:
            route = find_route(*settings.languages)
        except PackageError:
            route = self._opened.route  # it was removed, but is still in memory
        if settings.fast != self._settings.fast:
            self.post_message(SettingsChosen({"fast": settings.fast}))
        if settings != self._settings or route != self._opened.route:
            self.keep_place()
            care = "in haste" if settings.fast else "with care"
            self.notify(f"{route.name} translates, {care}.", markup=False)
            assert self._opened.article.path is not None  # it was opened from a file
            self.post_message(OpenArticle(self._opened.article.path))

    def action_contents(self) -> None:
        if not self._opened.article.contents:
            self.notify("This article has no headings.")
            return
        from tui.screens.contents import ContentsScreen

        def go(block: int | None) -> None:
            if block is not None:
                self._view.go_to_heading(block)

        self.app.push_screen(ContentsScreen(self._view.rows, self._view.block), go)

    def action_copy_sentence(self) -> None:
        block = self._opened.article.blocks[self._view.block]
        original = block.sentences[self._view.sentence].text.strip()
        self._copy("Sentence", original, self._translation(self._position))

    def action_copy_block(self) -> None:
        block = self._opened.article.blocks[self._view.block]
        made = " ".join(filter(None, self._view.rows.translations(self._view.block)))
        self._copy("Paragraph", block.text, made if block.translatable else "")

    def _copy(self, what: str, original: str, translation: str) -> None:
        from tui.copying import copy, quotation

        copy(self.app, quotation(self._opened.article, original, translation))
        self.notify(f"{what} copied.", timeout=2)

    def action_export(self) -> None:
        opened = self._opened
        from tui.screens.export import ExportScreen

        path = opened.article.path
        folder = path.parent if path and os.access(path.parent, os.W_OK) else Path.cwd()
        entry = self.marking.entry if self.marking else None
        screen = ExportScreen(opened.desk, self._view.rows, entry, folder)
        self.app.push_screen(screen, self._exported)

    def _exported(self, path: Path | None) -> None:
        if path:
            self.notify(f"Written: {clean(str(path))}", markup=False)
