"""Which column of a table is what, by the headings of the systems that teachers export from."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit.load.roster.table import MOST_COLUMNS, Row, Table
from kit.problems import Problems, did_you_mean

OWN = ("name", "level", "profile", "role", "wishes", "apart", "together", "absent")
"""The kit's own columns; the lists among them are separated by “;”."""

LISTS = ("wishes", "apart", "together")
FARTHEST_HEADER = 30
"""Rows. Reports have a few lines of title; a list of names has no heading at all."""

# Canvas, Moodle, Google Classroom, PowerSchool, Schoology, Blackboard; English, German,
# French, Spanish. Written without case, accents, spaces and signs; the preferred ones first.
_SPELLINGS: Mapping[str, str] = {
    "name": "name fullname studentname student students pupil pupilname learner learnername names "
    "displayname studentfullname sortablename lastfirst lastnamefirstname lastfirstmi "
    "studentlastfirst studentlastnamefirstname namelastfirst namelastnamefirstname "
    "schuler schulerin schulerinnen schulername vollstandigername namevorname nachnamevorname "
    "nomcomplet nometprenom nomprenom nomsetprenoms eleve eleves nomdeleleve etudiant "
    "nombrecompleto nombreyapellidos nombreyapellido apellidosynombre apellidosnombre "
    "apellidoynombre alumno alumna alumnos alumnoa estudiante estudiantes",
    "first": "firstname first givenname givennames given forename forenames firstnames "
    "studentfirstname legalfirstname vorname vornamen prenom prenoms nombre nombres",
    "last": "lastname last surname surnames familyname studentlastname legallastname nachname "
    "familienname zuname nom nomdefamille apellido apellidos primerapellido",
    "second": "segundoapellido apellidomaterno",
    "preferred": "preferredfirstname preferredname preferred preferredgivenname nickname goesby "
    "knownas chosenname studentpreferredname rufname prenomusuel nombrepreferido",
    "preferredlast": "preferredlastname preferredsurname",
    "id": "id studentid studentnumber idnumber pupilid sisid sisuserid sisstudentid "
    "orgdefinedid uniqueuserid uniqueid userid username login loginid sisloginid "
    "schulernummer matrikelnummer numeroetudiant matricula",
    "email": "email emailaddress mail studentemail emailadresse adresseemail correo "
    "correoelectronico",
    "staff": "roles rolle rollen",
    "level": "level",
    "profile": "profile printprofile",
    "role": "role",
    "wishes": "wishes wish",
    "apart": "apart apartfrom",
    "together": "together togetherwith",
    "absent": "absent away",
}
_KINDS = {word: kind for kind, words in _SPELLINGS.items() for word in words.split()}
_RANK = {word: rank for rank, word in enumerate(_KINDS)}
_PEOPLE = frozenset(
    ("student", "learner", "pupil", "participant", "schuler", "schulerin", "eleve", "alumno")
)
_STAFF = frozenset(
    (
        "teacher",
        "instructor",
        "ta",
        "tutor",
        "observer",
        "manager",
        "admin",
        "designer",
        "lehrer",
        "lehrerin",
        "professeur",
        "enseignant",
        "profesor",
        "profesora",
        "noneditingteacher",
        "coteacher",
        "teachingassistant",
    )
)


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns hold what: `columns` gives the indices of each kind, the best first.

    `index` is the heading's place in the table's rows; `width` is how many cells a row may
    have before some of them must be out of place.
    """

    index: int
    columns: Mapping[str, tuple[int, ...]]
    labels: tuple[str, ...]
    width: int

    def one(self, kind: str) -> int | None:
        """The column of that kind, if there is one."""
        return next(iter(self.columns.get(kind, ())), None)

    def label(self, kind: str) -> str:
        """The heading of that kind's column, in quotes."""
        index = self.one(kind)
        return f"“{self.labels[index]}”" if index is not None else ""


def plain(label: str) -> str:
    """A heading as it is compared: no case, accents, spaces or signs."""
    bare = unicodedata.normalize("NFKD", label.casefold())
    return "".join(char for char in bare if char.isalnum())


def find_header(table: Table) -> Header | None:
    """The heading among the first rows that names most columns we know, the names' among them."""
    best: Header | None = None
    for index, row in enumerate(table.rows[:FARTHEST_HEADER]):
        found = _header(index, row, MOST_COLUMNS if table.sheet else row.width)
        if found is not None and (best is None or _known(found) > _known(best)):
            best = found
    return best


def _known(header: Header) -> int:
    return sum(len(indices) for indices in header.columns.values())


def _header(index: int, row: Row, width: int) -> Header | None:
    labels = tuple(" ".join(cell.split()) for cell in row.cells)
    columns: dict[str, list[int]] = {}
    for column, label in enumerate(labels):
        # “Wish 1”, “Wish 2” are one list in several columns.
        word = re.sub(r"^(wish(?:es)?)\d$", r"\1", plain(label))
        if (kind := _KINDS.get(word)) is not None:
            columns.setdefault(kind, []).append(column)
    if not {"name", "first", "last"} & set(columns):
        return None
    for kind, found in columns.items():
        if kind not in LISTS:
            found.sort(key=lambda column: _RANK[plain(labels[column])])
    return Header(index, {kind: tuple(found) for kind, found in columns.items()}, labels, width)


def consistency(table: Table, header: Header) -> float:
    """The share of the rows below the heading that are no wider than it."""
    below = table.rows[header.index + 1 :]
    return sum(len(row.cells) <= header.width for row in below) / len(below) if below else 1.0


def settled(table: Table, header: Header) -> Header:
    """The heading in the light of the rows: “Name” beside “Vorname” is the last name, and so on."""
    columns = dict(header.columns)
    below = table.rows[header.index + 1 :]
    first, name = header.one("first"), header.one("name")
    if "first" in columns and "last" in columns:
        columns.pop("name", None)
    elif first is not None and name is not None:
        whole = sum(
            bool(table.cell(row, first)) and table.cell(row, first) in table.cell(row, name)
            for row in below
        )
        if 2 * whole > len(below):
            del columns["first"]
        else:
            columns["last"] = columns.pop("name")
    elif name is not None:
        columns.pop("last", None)
    elif set(columns) & {"first", "last"} == {"last"} and plain(
        header.labels[columns["last"][0]]
    ) in (
        "nom",
        "nombre",
    ):
        columns["name"] = columns.pop("last")
    if (role := header.one("role")) is not None:
        said = {plain(table.cell(row, role)) for row in below} - {""}
        # What Schoology and others call the role of a person in a course.
        if said and said <= _PEOPLE | _STAFF:
            columns["staff"] = columns.pop("role")
    return replace(header, columns=columns)


def is_staff(text: str) -> bool:
    """Whether a person's role in the course is that of a teacher or helper."""
    words = {plain(word) for word in re.split(r"[,;/]", text)}
    return bool(words & _STAFF) and not words & _PEOPLE


def check_header(table: Table, header: Header, problems: Problems) -> None:
    """Warn of columns that look like misspelt ones of ours, and of columns named twice."""
    row = table.rows[header.index]
    used = {column for found in header.columns.values() for column in found}
    for column, label in enumerate(header.labels):
        if column in used or not label:
            continue
        near = difflib.get_close_matches(label.casefold(), OWN, n=1, cutoff=0.75)
        if near and not (near == ["name"] and "name" not in header.columns):
            problems.warn(
                table.place(row, column),
                f"the column “{label}” is not used",
                did_you_mean(label.casefold(), near),
            )
    for kind in ("name", "first", "last", "level", "profile", "role", "absent"):
        found = header.columns.get(kind, ())
        same = [at for at in found if plain(header.labels[at]) == plain(header.labels[found[0]])]
        if len(same) > 1:
            problems.warn(
                table.place(row, same[1]),
                f"two columns are headed “{header.labels[same[1]]}”; the first one is used",
                "rename the column that is not needed",
            )
