"""Which column of a roster is what, by its heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from kit.load.roster.table import TableRow

OWN = ("name", "level", "profile", "role", "wishes", "apart", "together", "absent")
"""The kit's own columns."""

# As Canvas, Moodle, Google Classroom, PowerSchool, Schoology and Blackboard write them,
# and as schools do that write German, French or Spanish.
FULL = {
    "name", "names", "student", "students", "student name", "student names", "full name",
    "display name", "learner", "pupil", "nombre completo", "nom complet", "nombre y apellidos",
    "schueler", "schulerin", "schuler", "schuelerin", "eleve", "alumno", "alumna", "participant",
    "name des schulers",
}  # fmt: skip
FIRST = {
    "first name", "firstname", "first", "given name", "given names", "forename", "vorname",
    "prenom", "nombre", "nombres", "student first name",
}  # fmt: skip
LAST = {
    "last name", "lastname", "last", "surname", "family name", "nachname", "familienname",
    "nom", "nom de famille", "apellido", "apellidos", "student last name",
}  # fmt: skip
PREFERRED = {
    "preferred name", "preferred first name", "nickname", "goes by", "known as", "rufname",
    "preferred firstname",
}  # fmt: skip
ID = {
    "id", "student id", "sis user id", "user id", "id number", "student number", "unique id",
    "student_number", "username", "sis login id", "user name", "student_id", "idnumber",
    "email", "email address", "e mail", "email address s",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of each column that is used, by what it holds; `unused` are headings."""

    full: int | None = None
    first: int | None = None
    last: int | None = None
    preferred: int | None = None
    ids: tuple[int, ...] = ()
    own: dict[str, int] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is a name in these columns."""
        return self.full is not None or (self.first is not None and self.last is not None)


def columns_of(row: TableRow) -> Columns:
    """What a row's cells head, if it is a heading at all."""
    plain = [plain_heading(cell) for cell in row.cells]

    def first_of(names: set[str]) -> int | None:
        return next((number for number, cell in enumerate(plain) if cell in names), None)

    first, last, full = first_of(FIRST), first_of(LAST), first_of(FULL)
    if first is not None and last is not None:
        full = None
    elif first is None and last is not None and plain[last] == "nom":
        full, last = last, None
    elif last is None and first is not None and plain[first] == "nombre":
        full, first = first, None
    own = {name: plain.index(name) for name in OWN[1:] if name in plain}
    preferred = first_of(PREFERRED)
    ids = tuple(number for number, cell in enumerate(plain) if cell in ID)
    used = {first, last, full, preferred, *own.values()}
    unused = tuple(cell for number, cell in enumerate(row.cells) if number not in used and cell)
    return Columns(full, first, last, preferred, ids, own, unused)


def find_header(rows: Sequence[TableRow]) -> tuple[int, Columns] | None:
    """The first row that heads a name column, among the first twenty that are not blank."""
    seen = 0
    for index, row in enumerate(rows):
        if row.blank:
            continue
        seen += 1
        columns = columns_of(row)
        if columns.found:
            return index, columns
        if seen == 20:
            break
    return None


def plain_heading(cell: str) -> str:
    """A heading in small letters, without accents, points and the like."""
    split = unicodedata.normalize("NFKD", cell.replace("ß", "ss")).casefold()
    letters = "".join(letter for letter in split if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())
