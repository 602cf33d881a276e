"""Rows that are made from the originals and thrown away when the program reads better: texts, statements, problems."""
