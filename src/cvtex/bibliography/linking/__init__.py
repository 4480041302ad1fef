"""Identifiers and addresses in fields, checked, and the links that they make."""
