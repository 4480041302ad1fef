"""Measures what was built against what was asked for."""
