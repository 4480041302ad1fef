"""Text in and out: inline Markdown and LaTeX are read into `Rich`, and `Rich` is written as safe LaTeX."""
