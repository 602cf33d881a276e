"""The store: model values in, rows and files out, and back; the one point where access is decided."""
