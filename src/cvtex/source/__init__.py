"""Files to data with positions: where the project is, what its files say, and on which line."""
