"""Debate Kit: an essay and a class, turned into printable debate packets."""

__version__ = "0.1.0"
