"""The rows of a table to students."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kit.load.roster.header import LISTS, Header, is_staff, plain
from kit.load.roster.names import (
    MOST_LETTERS,
    cleaned,
    first_name_first,
    is_unclear,
    joined,
    split,
)
from kit.load.roster.table import Row, Table
from kit.model.debate import LEVELS, Level
from kit.problems import Place, Problems, did_you_mean

PROFILES = ("standard", "large-print", "dyslexia", "ink-saver", "screen")
YES = frozenset(
    ["yes", "y", "x", "1", "true", "t", "absent", "away", "ja", "oui", "si", "sí", "✓", "✔"]
)
NO = frozenset(["", *["no", "n", "0", "false", "f", "present", "here", "nein", "non", "-", "–"]])
MOST_LISTED = 50
"""Entries of one list of one student."""

_POINTS = re.compile(
    r"(points? possible|max(imum)?\.? points?|points?|out of|(due )?date|(class |overall )?average|"
    r"mean|median|maximum|minimum|count|(grand |sub ?)?totals?( students)?|summe|gesamt|anzahl|"
    r"durchschnitt|moyenne|promedio|suma)\s*[:=]?\s*[\d.,]*",
    re.IGNORECASE,
)
_TEST = re.compile(r"test student|student test|.*_previewuser", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One student as a row tells it, before the names that others give are looked up."""

    name: str
    first: str
    row: Row
    place: Place
    id: str = ""
    email: str = ""
    level: Level = "standard"
    profile: str = "standard"
    role: str | None = None
    absent: bool = False
    lists: dict[str, tuple[tuple[str, Place], ...]] = field(default_factory=dict)
    key: str = ""


@dataclass(slots=True)
class Found:
    """The students, and the rows that are none, in words."""

    entries: list[Entry]
    skipped: list[str]


def entries(table: Table, header: Header, problems: Problems) -> Found:
    """The students below the heading; every cell that does not fit is a problem where it is."""
    found = Found([], [])
    heading = tuple(plain(label) for label in header.labels)
    seen: dict[tuple[str, str], Entry] = {}
    for row in table.rows[header.index + 1 :]:
        if tuple(plain(cell) for cell in row.cells) == heading and len(heading) > 1:
            found.skipped.append(f"row {row.number} (the headings again)")
            continue
        index = name_column(header, table, row)
        name, first = _name(table, header, row)
        place = table.place(row, index)
        if not name:
            if _only_sums(row):
                found.skipped.append(f"row {row.number} (no name)")
            else:
                problems.error(place, "this row has no name", "add the name, or delete the row")
            continue
        if _POINTS.fullmatch(name):
            found.skipped.append(f"row {row.number} “{name}”")
            continue
        if _TEST.fullmatch(name):
            found.skipped.append(f"row {row.number} (test student)")
            continue
        staff = header.one("staff")
        if staff is not None and is_staff(table.cell(row, staff)):
            found.skipped.append(f"row {row.number} “{name}” ({table.cell(row, staff)})")
            continue
        if len(row.cells) > header.width:
            problems.error(
                table.place(row, header.width),
                f"this row has {len(row.cells)} cells where the heading has {header.width}",
                "put a name with a comma in quotes: "
                '"Last, First"' if "," in table.label else "see which cell is one too many",
            )  # fmt: skip
            continue
        if len(name) > MOST_LETTERS:
            problems.error(
                place, f"this name is longer than {MOST_LETTERS} characters", "shorten it"
            )
            continue
        entry = _entry(table, header, row, problems, Entry(name, first, row, place))
        mark = entry.id or entry.email
        if mark and (name, mark) in seen:
            line = seen[name, mark].place.line
            problems.warn(
                place,
                f"“{name}” ({mark}) stands in row {line} already; this row is left out",
                "delete one of the two rows",
            )
            found.skipped.append(f"row {row.number} (the same as row {line})")
            continue
        seen[name, mark] = entry
        found.entries.append(entry)
    return found


def name_column(header: Header, table: Table, row: Row) -> int:
    """The column in which a row names its student."""
    choices = [header.one(kind) for kind in ("name", "first", "last", "preferred")]
    there = [column for column in choices if column is not None]
    return next((column for column in there if table.cell(row, column)), there[0])


def _name(table: Table, header: Header, row: Row) -> tuple[str, str]:
    """The name as printed, and the first name, for others to be named by."""

    def cell(kind: str) -> str:
        column = header.one(kind)
        return "" if column is None else cleaned(table.cell(row, column))

    preferred = cell("preferred")
    if header.one("name") is not None:
        written = cell("name")
        parts = split(written)
        if not written or not preferred:
            first = parts[0] if parts else written.split(" ")[0]
            return first_name_first(written), first
        if parts is None:
            words = written.split(" ")
            parts = words[0], " ".join(words[1:])
        first, last = parts
    else:
        first = cell("first")
        # “King, Jr.” among the last names
        last = " ".join(each for each in (cell("last").replace(",", ""), cell("second")) if each)
    last = cell("preferredlast") or last
    if preferred and last and plain(preferred).endswith(plain(last)):
        return first_name_first(preferred), preferred.split(" ")[0]
    first = preferred or first
    return joined(first, last), first


def _only_sums(row: Row) -> bool:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return all(re.fullmatch(r"[\d.,%\s/:-]+", cell) or _POINTS.fullmatch(cell) for cell in cells)


def _entry(table: Table, header: Header, row: Row, problems: Problems, entry: Entry) -> Entry:
    """The entry with what the other columns say."""

    def cell(kind: str) -> tuple[str, Place]:
        column = header.one(kind)
        if column is None:
            return "", entry.place
        return cleaned(table.cell(row, column)), table.place(row, column)

    name_at = header.one("name")
    if name_at is not None and is_unclear(table.cell(row, name_at)):
        problems.warn(
            entry.place,
            f"this name has several commas; it is printed as “{entry.name}”",
            "write it as “Last, First” if that is wrong",
        )
    if "\ufffd" in entry.name:
        problems.warn(
            entry.place,
            "a letter of this name was lost before the file was saved",
            "write it again",
        )
    if re.search(r"\d", entry.name):
        problems.warn(
            entry.place, f"“{entry.name}” has digits and is read as a student", "is it a name?"
        )
    entry.id = re.sub(r"^(\d+)\.0+$", r"\1", cell("id")[0])
    entry.email = cell("email")[0].casefold()
    level, at = cell("level")
    known = next((each for each in LEVELS if each == level.casefold()), None)
    if known is not None:
        entry.level = known
    elif level:
        problems.error(at, f"the level cannot be “{level}”", did_you_mean(level.casefold(), LEVELS))
    profile, at = cell("profile")
    wanted = "-".join(re.split(r"[\s_-]+", profile.casefold()))
    if wanted in PROFILES:
        entry.profile = wanted
    elif profile:
        problems.error(at, f"there is no print profile “{profile}”", did_you_mean(wanted, PROFILES))
    entry.role = cell("role")[0] or None
    absent, at = cell("absent")
    if absent.casefold() in YES:
        entry.absent = True
    elif absent.casefold() not in NO:
        problems.error(at, f"absent cannot be “{absent}”", "write yes or no")
    for kind in LISTS:
        listed = _listed(table, header, row, kind)
        if len(listed) > MOST_LISTED or any(len(words) > MOST_LETTERS for words, _ in listed):
            problems.error(
                listed[0][1],
                f"this list has more than {MOST_LISTED} entries, or one that is too long",
                "separate the entries with semicolons",
            )
            listed = ()
        entry.lists[kind] = listed
    return entry


def _listed(table: Table, header: Header, row: Row, kind: str) -> tuple[tuple[str, Place], ...]:
    """The items of a list, each with its place."""
    items = []
    for column in header.columns.get(kind, ()):
        text = row.cells[column] if column < len(row.cells) else ""
        whole = table.place(row, column)
        for item in re.split(r"[;\n]", text)[: 2 * MOST_LISTED]:
            if not (words := cleaned(item)):
                continue
            at = whole.excerpt.find(item.strip(), whole.column - 1)
            place = whole if at < 0 else table.at((whole.line, at + 1, len(item.strip())))
            items.append((words, place))
    return tuple(items)
