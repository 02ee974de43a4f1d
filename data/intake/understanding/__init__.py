"""Rows of text → facts: which table a sheet is, what its cells mean, which things are meant."""
