"""A document in prose in, what it says out: one module for each group of statement types."""
