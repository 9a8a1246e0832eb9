"""Manytold reads the news: every story once, every telling beside it, each line with its receipt."""

__version__ = "0.1.0"
