"""Documents that word processors write: Word's DOCX, OpenDocument text and FictionBook."""
