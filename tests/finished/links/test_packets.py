"""Packets for a screen lead from sheet to sheet; those on paper do not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.conftest import Run, edit
from tests.finished.links.conftest import links
from tests.tools import structure
from tests.tools.words import pages_text, text_of

pytestmark = pytest.mark.usefixtures("full_set")

ROLE = "roles/02-parents-screen.pdf"
WAY_BACK = "First page"


def kinds_of(path: Path) -> list[str]:
    """The kinds of all annotations of a file."""
    return [
        str(note.get_object()["/Subtype"])
        for page in PdfReader(path).pages
        for note in page.get("/Annots", [])
    ]


@pytest.mark.parametrize("name", [ROLE, "roles/02-parents-screen-fillable.pdf"])
def test_the_cover_leads_to_every_other_sheet(screen: Path, name: str) -> None:
    path = screen / name
    sheets = dict.fromkeys(label.split(".")[0] for label in PdfReader(path).page_labels)
    listed = [link for link in links(path) if link.page == 0]
    for link in listed:
        number, title = link.words.split(" ", 1)
        assert link.to == f"{number}.1"
        assert link.says == f"Go to {title}"
    assert ["1", *(link.words.split()[0] for link in listed)] == list(sheets)


def test_every_other_sheet_leads_back_to_the_cover(screen: Path) -> None:
    path = screen / ROLE
    back = [link for link in links(path) if link.words == WAY_BACK]
    firsts = [label for label in PdfReader(path).page_labels if label.endswith(".1")]
    assert [link.label for link in back] == firsts[1:]
    assert {link.to for link in back} == {"1.1"}
    height = PdfReader(path).pages[0].mediabox.height
    assert {link.height for link in back} == {height}


def test_words_that_name_a_sheet_lead_to_it(screen: Path) -> None:
    path = screen / ROLE
    cover = {link.says: link.to for link in links(path) if link.page == 0}
    inner = [link for link in links(path) if link.page and link.says in cover]
    assert {"Agenda", "Negotiation record"} <= {link.words for link in inner}
    assert all(cover[link.says] == link.to for link in inner)


def test_a_student_of_any_seat_is_led_within_the_own_packet(screen: Path) -> None:
    students = sorted((screen / "students").glob("*[a-z].pdf"))
    packets = [path for path in students if "fillable" not in path.name]
    assert len(packets) == 8
    assert sum("chair" in path.name for path in packets) == 1
    for path in packets:
        labels = PdfReader(path).page_labels
        back = [link for link in links(path) if link.words == WAY_BACK]
        assert {link.to for link in back} == {labels[0]}
        # The chair has no cover, and no sheet that leads to one of a role.
        words = " ".join(pages_text(path))
        assert ("We speak for …" in words) == ("chair" not in path.name)
        assert len(back) == len({label.split(".")[0] for label in labels}) - 1
        to_role = "Go to At the table" in {link.says for link in links(path)}
        assert to_role == ("chair" not in path.name)
    whole = links(screen / "class.pdf")
    assert [(link.words, link.to) for link in whole] == [
        (link.words, link.to)
        for path in sorted(packets, key=lambda path: place(screen / "class.pdf", path))
        for link in links(path)
    ]


def place(volume: Path, packet: Path) -> int:
    """Where in a bound file a packet's first page is."""
    return pages_text(volume).index(pages_text(packet)[0])


def test_a_handout_leads_nowhere_and_does_not_look_as_if_it_did(screen: Path) -> None:
    handouts = sorted((screen / "handouts").glob("*-screen*.pdf"))
    assert len(handouts) == 7
    for path in handouts:
        assert "/Link" not in kinds_of(path)
        assert WAY_BACK not in text_of(path)
    packet = text_of(screen / ROLE)
    assert "see the sheet “Agenda”" in text_of(screen / "handouts" / "opening-statement-screen.pdf")
    assert WAY_BACK in packet


def test_print_says_that_packets_for_a_screen_are_no_good_on_paper(
    screen: Path, project: Path, run: Run
) -> None:
    shutil.copytree(screen.parent.parent / "screen-project", project, dirs_exist_ok=True)
    said = run("print", "--dry-run", "--out", screen.parent).err
    assert "9 files are in the profile “screen”, made for a screen" in said
    assert "debate-kit build later-start --profile standard" in said
    assert "handouts/agenda" not in said


def test_what_is_printed_has_no_links(screen: Path, project: Path, run: Run) -> None:
    shutil.copytree(screen.parent.parent / "screen-project", project, dirs_exist_ok=True)
    run("build", "--only", "parents", "--level", "standard")
    for path in (project / "output/later-start/roles/02-parents.pdf", screen / "teacher.pdf"):
        assert kinds_of(path) == []
        assert WAY_BACK not in text_of(path)


def test_links_and_fields_are_tagged_and_come_in_the_order_they_are_read_in(
    screen: Path,
) -> None:
    students = sorted((screen / "students").glob("*-fillable.pdf"))
    chair = next(path for path in students if "chair" in path.name)
    for path in (screen / ROLE, students[0], chair):
        assert structure.read(path).faults == []
        kinds = kinds_of(path)
        assert ("/Widget" in kinds) == path.name.endswith("fillable.pdf")
        for page in PdfReader(path).pages:
            assert page["/Tabs"] == "/S"
            keys = [note.get_object()["/StructParent"] for note in page.get("/Annots", [])]
            assert reading_order(path, keys) == keys


def reading_order(path: Path, keys: list[int]) -> list[int]:
    """These keys of the parent tree in the order in which the tree of tags holds them."""
    tree = PdfReader(path).trailer["/Root"]["/StructTreeRoot"]
    order: list[int] = []

    def walk(element: Any) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, dict) and inner.get("/Type") == "/OBJR":
                order.append(inner["/Obj"]["/StructParent"])
            elif isinstance(inner, dict):
                walk(inner)

    walk(tree)
    return [key for key in order if key in set(keys)]


def test_addresses_lead_to_the_web_and_can_be_read_on_paper(project: Path, run: Run) -> None:
    debate = project / "roles/later-start/debate.yaml"
    edit(debate, "town clinic.", "town clinic. https://clinic.example/sleep?a=1.")
    edit(
        project / "roles/later-start/parents.md.j2",
        "{% block who_you_are %}\n",
        "{% block who_you_are %}\n"
        "See [**our** page](https://parents.example/) [source clinic].\n\n",
    )
    for profile in ("screen", "standard"):
        run(
            "build",
            "--set",
            "full",
            "--only",
            "parents",
            "--level",
            "standard",
            "--profile",
            profile,
        )
    folder = project / "output/later-start/roles"
    found = links(folder / "02-parents-screen.pdf")
    web = [link for link in found if "://" in link.to]
    bare, named = "https://clinic.example/sleep?a=1", "https://parents.example/"
    assert all(link.says == link.to for link in web)
    assert [link.words for link in web if link.to == named] == ["our page"]
    # Broken over lines, it is one link to those who listen.
    assert "".join(link.words for link in web if link.to == bare) == bare
    tree = structure.read(folder / "02-parents-screen.pdf")
    assert [text.replace(" ", "") for text in tree.texts("Link")].count(bare) == 1
    mark = next(link for link in found if link.words == "[S1]" and link.label == "2.1")
    where = next(link for link in found if link.to == bare)
    # To the source itself, not to the top of its sheet.
    assert (mark.to, mark.says) == (where.label, "Source 1")
    assert 72 < mark.height < 700
    assert tree.faults == []
    words = text_of(folder / "02-parents.pdf")
    assert "our page (https://parents.example/) [S1]" in words
    assert bare in words.replace(" ", "")
    assert [link.to for link in links(folder / "02-parents.pdf")] == [named]


def test_a_sheet_of_ones_own_leads_to_what_there_is_and_to_nothing_else(
    project: Path, run: Run
) -> None:
    sheets = project / "templates/sheets"
    sheets.mkdir(parents=True)
    hrefs = (
        "kit:sheet/glossary", "kit:sheet/ballots", "kit:sheet/clauses#none", "kit:field?x",
        "k\nit:link?sheet=cover", "KIT:link?sheet=cover", "kit:sheet/", "kit:packet/x",
        "kit:sheet/at-the-table",
    )  # fmt: skip
    lines = "".join(f'<p><a href="{href}">to {n}</a></p>' for n, href in enumerate(hrefs))
    (sheets / "agenda.html.j2").write_text(
        f'{{% extends "base/sheets/agenda.html.j2" %}}{{% block content %}}{lines}{{% endblock %}}'
    )
    run("build", "--only", "parents", "--level", "standard", "--profile", "screen")
    path = project / "output/later-start/roles/02-parents-screen.pdf"
    numbers = {
        link.says: link.to.split(".")[0] for link in links(path) if link.label.startswith("1.")
    }
    here = f"{numbers['Go to Agenda']}.1"
    mine = [link for link in links(path) if link.label == here and link.words != WAY_BACK]
    # A sheet for everyone leads to no sheet of a role: some of its readers have none.
    assert [(link.words, link.to.split(".")[0]) for link in mine] == [
        ("to 0", numbers["Go to Glossary"]),
        ("to 2", numbers["Go to Clauses"]),
    ]
    assert all(f"to {n}" in text_of(path) for n in range(len(hrefs)))
    assert structure.read(path).faults == []
