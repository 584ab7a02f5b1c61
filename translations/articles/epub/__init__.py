"""EPUB 2 and 3: a book's pages in order, with its own table of contents."""
