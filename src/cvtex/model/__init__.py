"""What a CV is: frozen models of everything that cv.toml and the .bib files can say."""
