"""Negotiations as games: counted out, proved, told in words, and tallied. A stage of its own."""

from kit.bargains.finding import Finding
from kit.bargains.game import is_negotiated
from kit.bargains.prove import prove
from kit.bargains.tally import tally
from kit.bargains.tell import bargains_at

__all__ = ["Finding", "bargains_at", "is_negotiated", "prove", "tally"]
