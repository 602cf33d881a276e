"""Migrations of the primary data."""
