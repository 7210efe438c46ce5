"""Students to seats: which seats a class has, who sits where, and what a change changed."""

from kit.cast.changes import changes
from kit.cast.propose import propose
from kit.cast.seats import seats_for

__all__ = ["changes", "propose", "seats_for"]
