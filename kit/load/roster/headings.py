"""The headings of columns in class lists.

They are spelled as `plain_heading` gives them: lower case, no accents, no punctuation. They come
from exports of Canvas, Moodle, Google Classroom, PowerSchool, Schoology and Blackboard, and from
lists that schools write by hand in English, German, French, Spanish and a few other languages.
"""

from __future__ import annotations

import re

from kit.load.roster.names import fold
from kit.model.roster import fact_fields

OWN = {field.key: (field.fact.heading, *field.fact.also) for field in fact_fields()}
"""The headings of the kit's own columns, by the key of the fact that each contains."""

WHOLE = (
    "name", "full name", "student name", "student", "names", "students", "student names",
    "student full name", "display name", "learner", "learner name", "pupil", "pupil name",
    "pupils", "participant", "participants", "first and last name", "first last",
    "first name last name", "name of student",
    "schuler", "schulerin", "schuler in", "schuler innen", "schulerinnen und schuler",
    "name des schulers", "name der schulerin", "vor und nachname", "vorname und nachname",
    "vorname name", "vorname nachname", "vollstandiger name", "teilnehmer",
    "nom complet", "eleve", "eleves", "nom de l eleve", "prenom et nom", "prenom nom", "etudiant",
    "nombre completo", "nombre y apellidos", "nombre y apellido", "nombres y apellidos",
    "alumno", "alumna", "alumno a", "alumnos", "estudiante", "estudiantes",
    "nome completo", "nome e cognome", "aluno", "alunno", "naam", "volledige naam", "leerling",
    "姓名", "氏名", "名前", "이름", "성명", "фио", "имя и фамилия",
)  # fmt: skip
"""The whole name. If a list has several of these, the one that comes first here is used."""

LAST_FIRST = (
    "last first", "lastfirst", "last name first name", "last name first", "surname first name",
    "surname forename", "surname given name", "name last first", "student name last first",
    "student last first", "family name first name", "sortable name", "student lastfirst",
    "name last first middle", "last first middle", "last first mi", "student last first mi",
    "name vorname", "nachname vorname", "familienname vorname", "name und vorname",
    "nachname und vorname",
    "nom prenom", "nom et prenom", "nom et prenoms",
    "apellidos y nombre", "apellidos nombre", "apellidos y nombres", "apellido y nombre",
    "apellidos nombres", "cognome e nome", "cognome nome",
)  # fmt: skip
"""The whole name with the family name first, as these headings say."""

FIRST = (
    "first name", "firstname", "first", "given name", "given names", "given", "forename",
    "forenames", "first names", "student first name", "first name student", "legal first name",
    "vorname", "vornamen", "rufname", "prenom", "prenoms", "nombre", "nombres", "nome",
    "primeiro nome", "voornaam", "roepnaam", "imie", "fornavn", "fornamn", "etunimi", "имя", "名",
)  # fmt: skip

LAST = (
    "last name", "lastname", "last", "surname", "family name", "surnames", "last names",
    "student last name", "legal last name",
    "nachname", "familienname", "zuname", "nom", "nom de famille", "noms", "apellidos", "apellido",
    "primer apellido", "cognome", "sobrenome", "apelido", "apelidos", "achternaam", "nazwisko",
    "etternavn", "efternavn", "efternamn", "sukunimi", "фамилия", "姓",
)  # fmt: skip

PREFERRED = (
    "preferred first name", "preferred name", "preferred firstname", "preferred given name",
    "nickname", "nick name", "nick", "goes by", "known as", "called", "likes to be called",
    "rufname", "spitzname", "prenom usuel", "prenom d usage", "surnom",
    "nombre preferido", "apodo", "student preferred name", "student preferred first name",
)  # fmt: skip

IDENTITY = (
    "id", "student id", "id number", "student number", "sis user id", "student no", "sis id",
    "studentid", "idnumber", "user id", "unique id", "unique user id", "school uid", "user uid",
    "roll no", "roll number", "local id", "state id", "upn", "matrikelnummer", "schulernummer",
    "id nummer", "numero d identification", "ine", "numero de id", "matricula", "nie",
    "username", "user name", "sis login id", "login", "login id", "benutzername",
    "anmeldename", "identifiant", "nombre de usuario", "usuario",
    "email", "e mail", "email address", "student email", "e mail adresse", "e mail address",
    "adresse de courriel", "courriel", "direccion de correo", "correo", "correo electronico",
)  # fmt: skip
"""Columns that tell two students of the same name apart, the most reliable first."""

# Words that mean the whole name alone, and this part of it beside a column with the other part.
PART = {"name": "last", "nom": "last", "nombre": "first", "nome": "first", "naam": "last"}

PLURAL = re.compile(r"[\(/*:_]+(s|es|e|en|in|innen|a)\b\)?", re.IGNORECASE)


def plain_heading(cell: str) -> str:
    """A heading as the lists above spell it. Optional endings, as in “Prénom(s)”, are removed.

    “Schüler/innen” keeps its ending as a word of its own: “schuler innen”.
    """
    return fold(PLURAL.sub(lambda end: " in" if "in" in end[1].lower() else "", cell))
