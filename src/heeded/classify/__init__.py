"""Texts in, labels out: action category, issues, themes, affected persons, SDGs, with scores and the words behind them.

Feature code and file format are shared by all models: `features.py` names what stands in a text, `linear.py` weighs it,
`files.py` keeps it, `training.py` fits it.
"""
