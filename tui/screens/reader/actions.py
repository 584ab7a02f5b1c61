"""What can be done with the article that is open, but for reading and marking it."""

import os
from pathlib import Path

from translations.argos import find_route
from translations.cleaning import clean
from translations.errors import PackageError
from translations.folders import current_folder
from translations.notebook import MarkKind
from translations.settings import Settings
from tui.messages import OpenArticle, SettingsChosen
from tui.screens.reader.marks import MarkActions


class ArticleActions(MarkActions):
    """A screen whose article can be copied, exported, and translated in another way."""

    def keep_place(self) -> None:
        """Note where reading is."""

    def action_alternatives(self) -> None:
        """Other translations of the sentence; the one that is chosen becomes an own wording."""
        annotator, opened, position = self.annotator, self.opened, self.position
        block = opened.article.blocks[position.block]
        if annotator is None or not block.translatable:
            return
        from tui.screens.alternatives import AlternativesScreen

        machine = self.view.rows.made(position.block, position.sentence)

        def keep(text: str | None) -> None:
            if text and text != machine:
                before = annotator.at(MarkKind.WORDING, position)
                annotator.write(MarkKind.WORDING, position, text, machine, before=before)

        sentence = block.sentences[position.sentence].text.strip()
        self.app.push_screen(AlternativesScreen(opened.scheduler, sentence), keep)

    def action_packages(self) -> None:
        from tui.screens.packages import PackagesScreen

        screen = PackagesScreen(self.opened.route, self.folders, self.settings)
        self.app.push_screen(screen, self._packages_closed)

    def _packages_closed(self, settings: Settings | None) -> None:
        """Open the article anew, at its place, if it would be translated in another way."""
        if settings is None:
            return
        try:
            route = find_route(*settings.languages)
        except PackageError:
            route = self.opened.route  # it was removed, but is still in memory
        if settings.fast != self.settings.fast:
            self.post_message(SettingsChosen({"fast": settings.fast}))
        if settings != self.settings or route != self.opened.route:
            self.keep_place()
            care = "in haste" if settings.fast else "with care"
            self.notify(f"{route.name} translates, {care}.", markup=False)
            if self.opened.address:
                self.post_message(OpenArticle(self.opened.address))

    def action_contents(self) -> None:
        if not self.opened.article.contents:
            self.notify("This article has no headings.")
            return
        from tui.screens.contents import ContentsScreen

        def go(block: int | None) -> None:
            if block is not None:
                self.view.go_to_heading(block)

        self.app.push_screen(ContentsScreen(self.view.rows, self.view.block), go)

    def action_copy_sentence(self) -> None:
        block = self.opened.article.blocks[self.view.block]
        original = block.sentences[self.view.sentence].text.strip()
        self._copy("Sentence", original, self.translation(self.position))

    def action_copy_block(self) -> None:
        block = self.opened.article.blocks[self.view.block]
        made = block.joined([made or "" for made in self.view.rows.translations(self.view.block)])
        self._copy("Paragraph", block.text, made if block.translatable else "")

    def _copy(self, what: str, original: str, translation: str) -> None:
        from tui.copying import copy, quotation

        copy(self.app, quotation(self.opened.article, original, translation))
        self.notify(f"{what} copied.", timeout=2)

    def action_export(self) -> None:
        opened = self.opened
        from tui.screens.export import ExportScreen

        path = opened.article.path
        folder = path.parent if path and os.access(path.parent, os.W_OK) else current_folder()
        entry = self.annotator.entry if self.annotator else None
        screen = ExportScreen(
            opened.scheduler, self.view.rows, entry, folder, self.folders.notebook
        )
        self.app.push_screen(screen, self._exported)

    def _exported(self, path: Path | None) -> None:
        if path:
            self.notify(f"Written: {clean(str(path))}", markup=False)
