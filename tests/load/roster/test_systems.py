"""Exports of school systems, in many languages: the shapes are theirs, the names are made up."""

from __future__ import annotations

import pytest

from kit.load.layers import Layers
from kit.load.roster.headings import HEADINGS_FILE, HeadingsFacts, headings, kinds_of, plain_heading
from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.problems import Problems
from tests.conftest import REPOSITORY
from tests.load.roster.support import read

ONEROSTER = """\
sourcedId,status,dateLastModified,enabledUser,role,username,givenName,familyName,identifier,email
u1,active,2026-08-01,true,student,ada,Ada,Oak,1001,a@example.org
u3,tobedeleted,2026-08-01,true,student,cy,Cy,Ash,1003,c@example.org
u4,active,2026-08-01,false,student,bo,Bo,Elm,1004,d@example.org
u5,active,2026-08-01,true,teacher,tt,Tea,Cher,T1,t@example.org
"""
CANVAS_SIS = """\
user_id,login_id,first_name,last_name,email,status
1,a,Ada,Oak,a@example.org,active
2,c,Cy,Ash,c@example.org,deleted
3,b,Bo,Elm,b@example.org,active
"""
CANVAS_PEOPLE = """\
Name,Login ID,SIS ID,Section,Role,Last Activity,Total Activity
Ada Oak,ada,1001,Period 3,Student,Sep 1 at 8am,02:11
Tea Cher,tt,T1,Period 3,Teacher,Sep 1 at 8am,02:11
Bo Elm,bo,1002,Period 3,Student,Sep 1 at 8am,02:11
"""
BRIGHTSPACE = """\
type,action,username,org_defined_id,first_name,last_name,is_active,role_name,pref_first_name,pref_last_name
user,UPDATE,a,1,Ada,Oak,1,Learner,,
user,UPDATE,b,2,Robert,Yew,1,Learner,Bo,Elm
user,UPDATE,t,3,Tea,Cher,1,Instructor,,
"""
CLEVER = """\
School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Grade
1,2,3,4,Oak,M,Ada,9
1,3,4,5,Elm,,Bo,9
"""
AERIES = "STUDENT_ID,LAST_NAME,FIRST_NAME,BIRTHDATE\n1,Oak,Ada,20100101\n2,Elm,Bo,20100102\n"
SKYWARD = "Stu Last Name,Stu First Name,Grad Yr\nOak,Ada,27\nElm,Bo,27\n"
POWERSCHOOL = "Student_Number\tLastFirst\tGrade_Level\n1\tOak, Ada\t9\n2\tElm, Bo\t9\n"
CAMPUS = "student.stateID,student.lastName,student.firstName\n1,Oak,Ada\n2,Elm,Bo\n"
SCHOOLOGY = (
    "FirstName,LastName,UserName,Email,UserUniqID,Role,Building\n"
    "Ada,Oak,a,a@example.org,S_1,Student,1\nTea,Cher,t,t@example.org,E_1,Teacher,1\n"
    "Bo,Elm,b,b@example.org,S_2,Student,1\n"
)
SIMS = (
    "Admission No,Legal Surname,Legal Forename,Preferred Name,Reg,Enrolment Status\n"
    "A1,Oak,Adelaide,Ada Oak,7A,Active\nA2,Elm,Robert,Bo Elm,7A,Active\n"
)
SIMS_PREFERRED = (
    "Surname,Forename,Preferred Surname,Preferred Forename\nFig,Adelaide,Oak,Ada\nElm,Robert,,Bo\n"
)
ARBOR = "Student,Preferred name,Form\nAdelaide Oak,Ada,7A\nRobert Elm,Bo,7A\n"
VERACROSS = "person_id,First Name,Last Name,Student Nickname\n1,Adelaide,Oak,Ada\n2,Robert,Elm,Bo\n"
TEAMS = (
    "1. Summary\nMeeting title\tDebate\n\n2. Participants\nName\tFirst Join\tEmail\tRole\n"
    "Tea Cher\t11/28/26\tt@example.org\tOrganizer\nAda Oak\t11/28/26\ta@example.org\tPresenter\n"
    "Bo Elm (Guest)\t11/28/26\t\tAttendee\n\n3. In-Meeting Activities\n"
    "Name\tJoin Time\tEmail\tRole\nAda Oak\t11/28/26\ta@example.org\tPresenter\n"
)


@pytest.mark.parametrize(
    "text",
    [
        ONEROSTER, CANVAS_SIS, CANVAS_PEOPLE, BRIGHTSPACE, CLEVER, AERIES, SKYWARD, POWERSCHOOL,
        CAMPUS, SCHOOLOGY, SIMS, SIMS_PREFERRED, ARBOR, VERACROSS, TEAMS,
        TEAMS.encode("utf-16"),
    ],
)  # fmt: skip
def test_the_class_is_read_by_the_names_that_students_go_by(text: str | bytes) -> None:
    found = read(text)
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


def test_who_is_no_student_is_told() -> None:
    assert read(ONEROSTER).read_as[-1] == (
        "left out: “Cy Ash” (row 3: status is “tobedeleted”), “Tea Cher” (row 5: role is "
        '“teacher”); --include "Cy Ash" would take one in'
    )
    assert "who is a student: by “Role”" in read(CANVAS_PEOPLE).read_as
    assert "another table from row 10 on is not read" in read(TEAMS).read_as
    assert read(ONEROSTER, include=["tea cher"]).names == ["Ada Oak", "Bo Elm", "Tea Cher"]


@pytest.mark.parametrize(
    "text",
    [
        "Vorname,Nachname,E-Mail,Rollen\n{}Teilnehmer/in\nTea,Cher,t,Lehrer\n{}Teilnehmer/in\n",
        "Prénom,Nom,Adresse de courriel,Rôles\n{}Étudiant\nTea,Cher,t,Enseignant\n{}Étudiant\n",
        "Nombre,Apellido(s),Correo,Roles\n{}Estudiante\nTea,Cher,t,Profesor\n{}Estudiante\n",
        "Nome,Sobrenome,E-mail,Papel\n{}Aluno\nTea,Cher,t,Professor\n{}Aluna\n",
        "Nome,Cognome,Indirizzo e-mail,Ruolo\n{}Studente\nTea,Cher,t,Docente\n{}Studente\n",
        "Voornaam,Achternaam,E-mailadres,Rol\n{}Leerling\nTea,Cher,t,Leraar\n{}Leerling\n",
        "Imię,Nazwisko,Adres e-mail,Uprawnienia\n{}Uczeń\nTea,Cher,t,Nauczyciel\n{}Uczeń\n",
        "Adı,Soyadı,E-posta,Rol\n{}Öğrenci\nTea,Cher,t,Öğretmen\n{}Öğrenci\n",
        "First name,Last name,Email address,Xyz\n{}Student\nTea,Cher,t,Teacher\n{}Student\n",
    ],
)  # fmt: skip
def test_no_teacher_is_seated_in_any_language(text: str) -> None:
    found = read(text.format("Ada,Oak,a,", "Bo,Elm,b,"))
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])
    assert "“Tea Cher” (row 3: " in found.read_as[-1]


@pytest.mark.parametrize(
    "heading",
    [
        "Nachname, Vorname", "Name und Vorname", "Nom, prénom", "Apellidos, Nombre",
        "Cognome e nome", "Achternaam, Voornaam", "Nazwisko i imię", "Soyadı Adı",
        "Student Name (Last, First Middle)", "Surname, Forename",
    ],
)  # fmt: skip
def test_a_heading_made_of_two_says_their_order(heading: str) -> None:
    assert read(f'"{heading}";x\nOak, Ada;1\nElm, Bo;2\n').names == ["Ada Oak", "Bo Elm"]
    assert "last_first" in kinds_of(plain_heading(heading))


@pytest.mark.parametrize(
    "heading", ["Imię i nazwisko", "ADI SOYADI", "Vorname Nachname", "Prénom et nom", "Ad Soyad"]
)
def test_a_heading_made_of_two_is_no_student(heading: str) -> None:
    assert read(f"{heading}\nAda Oak\nBo Elm\n").names == ["Ada Oak", "Bo Elm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Roepnaam;Tussenvoegsel;Achternaam\nAda;van den;Oak\nBo;;Elm\nCy;de;Ash\n",
            ["Ada van den Oak", "Bo Elm", "Cy de Ash"],
        ),
        ("Roepnaam;Tussenv.;Achternaam\nAda;van den;Oak\nBo;;Elm\n", ["Ada van den Oak", "Bo Elm"]),
        (
            "Matrícula,Apellido Paterno,Apellido Materno,Nombre(s)\n1,Roble,Olmo,Ada\n2,Pino,,Bo\n",
            ["Ada Roble Olmo", "Bo Pino"],
        ),
        ("Nombre;Apellido 1;Apellido 2\nAda;Roble;Olmo\n", ["Ada Roble Olmo"]),
        ("Nombre;Primer apellido;Segundo apellido\nAda;Roble;Olmo\n", ["Ada Roble Olmo"]),
        (
            "1º Apellido;2º Apellido;Nombre\nRoble;Olmo;Ada\nPino;;Bo\n",
            ["Ada Roble Olmo", "Bo Pino"],
        ),
        (
            "Last Name,First Name,Suffix\nOak,Ada,\nElm,Robert,Jr.\nElm,Robert,III\n",
            ["Ada Oak", "Robert Elm Jr.", "Robert Elm III"],
        ),
        ("First,Last,Gen.\nRobert,Elm,II\nAda,Oak,\n", ["Robert Elm II", "Ada Oak"]),
    ],
)
def test_every_part_of_a_name_is_printed(text: str, names: list[str]) -> None:
    assert read(text).names == names


def test_names_that_students_go_by_come_before_legal_ones() -> None:
    found = read(
        "First Name,Last Name,Legal First Name,Legal Last Name,apart\n"
        "Addie,Birch,Adelaide,Oak,Bo\nBo,Elm,Robert,Elm,\n"
    )
    assert found.names == ["Addie Birch", "Bo Elm"]
    found = read("Legal First Name,Legal Last Name,Chosen Name\nAdelaide,Oak,Addie\nCy,Ash,\n")
    assert found.names == ["Addie Oak", "Cy Ash"]


@pytest.mark.parametrize(
    "heading",
    ["Naam lid", "Member name", "Nome membro", "Nombre del alumno", "Nome dell’alunno",
     "Nom de l'élève", "Naam leerling", "Name des Schülers"],
)  # fmt: skip
def test_a_heading_may_say_whose_name_it_is(heading: str) -> None:
    found = read(f"{heading};Rol\nAda Oak;Student\nBo Elm;Student\nTea Cher;Docent\n")
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Kandidat,E-mail,Rol\nAda Oak,a,Student\nBo Elm,b,Student\n", "if “Kandidat” holds the n"),
        ("Oppilas;Rooli\nAda Oak;Student\nBo Elm;Last\n", "if “Oppilas” holds the names, call th"),
        ("Ada Oak,student,9b\nBo Elm,student,9b\n", "write headings in a line above the first"),
    ],
)
def test_a_row_of_data_is_never_taken_for_headings(text: str, hint: str) -> None:
    found = read(text)
    assert found.roster is None
    assert found.said == ["no column of names is known here"]
    assert found.problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    ("heading", "ours"),
    [("Reading Level", "level"), ("Niveau", "level"), ("Accommodations", "profile"),
     ("Fehlt", "absent"), ("Ausente", "absent"), ("Nieobecny", "absent")],
)  # fmt: skip
def test_a_heading_that_may_mean_ours_gets_a_hint(heading: str, ours: str) -> None:
    (problem,) = read(f"name;{heading}\nAda Oak;x\n").problems
    assert (problem.severity, problem.message) == (
        "warning", f"the column “{heading}” is not used",
    )  # fmt: skip
    assert problem.hint == f"if it is meant for the kit, call it “{ours}”"


def test_every_heading_has_a_source() -> None:
    problems = Problems()
    read_file = read_yaml(Layers.of(REPOSITORY).kit / HEADINGS_FILE, problems)
    assert read_file is not None
    facts = typed(HeadingsFacts, *read_file, problems)
    assert facts is not None, tuple(problems)
    groups = (*facts.columns.values(), *facts.hints.values())
    used = {source for group in groups for source in group.values()}
    assert used == set(facts.sources)
    assert all("http" in text for text in facts.sources.values())
    assert set(facts.hints) == {"level", "profile", "absent"}
    assert len(headings().all) > 300
