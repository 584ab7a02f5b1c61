"""What the reader makes: for now the articles read and the place in each, as plain files."""

from translations.notebook.entry import Entry, Place
from translations.notebook.notebook import Notebook

__all__ = ["Entry", "Notebook", "Place"]
