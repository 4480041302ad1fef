"""Name fields to people: names taken apart, marks read, the owner found."""
