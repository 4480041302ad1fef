"""A CV and one of its variants to LaTeX."""
