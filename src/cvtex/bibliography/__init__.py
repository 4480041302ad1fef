"""From .bib files to publications: reading, names, kinds, links, selection."""
