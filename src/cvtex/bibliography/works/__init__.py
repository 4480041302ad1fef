"""Publications that are one work, or belong together, and what becomes of them."""
