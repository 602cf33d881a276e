"""What people are shown, made from model values: a State's record, its dossier, one recommendation, exports."""
