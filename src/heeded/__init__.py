"""Heeded: what did a State promise at the UN's Universal Periodic Review, and what came of it?"""

__version__ = "0.1.0"
