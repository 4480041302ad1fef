"""From .bib files to publications.

The packages in the order in which an entry goes through them; each imports from those before it only:

- `reading`: the text of .bib files to raw entries, LaTeX values by field, each with its place
- `people`: name fields to people, the owner among them
- `dating`: date fields to dates and states of publication
- `linking`: identifiers and addresses to links
- `works`: publications that are one work, or belong together

The modules here stand above all of them: `kinds`, `rules` and `inherit` say what an entry is, `publications` puts it
together, `selection` chooses what a list prints.
"""
