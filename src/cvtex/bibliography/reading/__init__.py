"""The text of .bib files to raw entries: LaTeX values by field, and the place of each."""
