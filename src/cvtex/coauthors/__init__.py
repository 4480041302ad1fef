"""With whom the owner has worked: the tables and lists that funders want for conflicts of interest."""
