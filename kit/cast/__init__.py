"""From students to seats: which seats a class has, who sits where, and the saved cast as text."""

from kit.cast.by_hand import led, moved, swapped, with_facts
from kit.cast.casts import casts, tables_for
from kit.cast.changes import changes
from kit.cast.class_cast import class_cast, prepares_with
from kit.cast.facts import with_facts_kept, with_facts_of, without
from kit.cast.formats import check_size, choose_format, format_of_saved
from kit.cast.propose import propose
from kit.cast.role_names import ids_by_name, plain_name
from kit.cast.saved_cast import saved_cast_text
from kit.cast.seat_saved import seat_saved
from kit.cast.seated import seat_class
from kit.cast.seats import Wanted, seats_for
from kit.cast.tables import most_tables, room_of

__all__ = [
    "Wanted",
    "casts",
    "changes",
    "check_size",
    "choose_format",
    "class_cast",
    "format_of_saved",
    "ids_by_name",
    "led",
    "most_tables",
    "moved",
    "plain_name",
    "prepares_with",
    "propose",
    "room_of",
    "saved_cast_text",
    "seat_class",
    "seat_saved",
    "seats_for",
    "swapped",
    "tables_for",
    "with_facts",
    "with_facts_kept",
    "with_facts_of",
    "without",
]
