"""Negotiations as games: counted out, proved, told in words, and tallied. A stage of its own."""

from kit.bargains.finding import Finding
from kit.bargains.game import is_negotiated, packages
from kit.bargains.prove import prove

__all__ = ["Finding", "is_negotiated", "packages", "prove"]
