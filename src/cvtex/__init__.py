"""cvtex compiles a scholar's cv.toml and BibTeX files into every PDF that somebody asks for."""

__version__ = "0.1.0"
