"""Whoever has no leave learns nothing: words, names, counts and neighbours are planted and looked for in all output."""
