"""The bundled debate as it goes to the copier, on either paper and in every print profile."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import ascii_uppercase

import pypdfium2
from pypdf import PdfReader

from kit.bind import normalize
from kit.model.packet import Part, SheetKey
from kit.pipeline.build import assemble
from kit.pipeline.pages import render
from kit.pipeline.request import Request, RosterSource
from kit.preflight import Preflight, add_findings
from kit.preflight.read import read
from kit.preflight.things import Text
from kit.problems import Problems
from kit.typeset.cache import PartCache
from kit.typeset.typeset import StyleSet, Typesetter
from tests.conftest import REPOSITORY
from tests.tools.listed import PROFILES, role_number, sheets

NAMES = (
    "Ada Okafor",
    "Charlotte Featherstonehaugh-Wilson",
    "María de los Ángeles Guadalupe García Hernández de la Torre y Vegas",
)
"""The longest of each size that has to be legible: 34 and 68 letters, and a usual one."""


def test_finished_files_keep_every_rule(built: Path) -> None:
    """The parts did, or the build would have warned; this is what a teacher prints."""
    for path in sorted((built / "handouts").glob("*.pdf")):
        assert Preflight()(path.read_bytes()).findings == (), path.name
    packets = sorted((built / "roles").glob("*.pdf"))
    for path in (built / "teacher.pdf", packets[0]):
        # Bound, sheets have no last pages of their own any more.
        said = [each for each in Preflight()(path.read_bytes()).findings if each.rule != "full"]
        assert said == [], path.name


def test_names_have_room_in_every_profile(tmp_path: Path, cache: Path) -> None:
    """What students' names are laid over, and the pages that profiles lay out anew."""
    roster = tmp_path / "class.csv"
    named = {
        f"{letter}{name[1:]}": profile
        for name in NAMES
        for letter, profile in zip(ascii_uppercase, PROFILES, strict=False)
    }
    rows = [f'"{name}",{profile}' for name, profile in named.items()]
    roster.write_text("\n".join(["name,profile", *rows]) + "\n", "utf-8")
    request = Request(
        project=REPOSITORY,
        debate="north-korea-deal",
        out=tmp_path,
        cache=cache,
        source=RosterSource(path=roster),
        only=tuple(named),
    )
    problems = Problems()
    rendered = render(assemble(request, problems), problems)
    setup = rendered.assembly.setup
    plates = [page for page in rendered.sheets if page.sheet.id == "plates"]
    assert {page.profile for page in plates} == set(PROFILES)
    first = {page.profile: page for page in rendered.sheets if page.sheet.id == "cover"}
    chosen = [*plates, *first.values()]
    parts: dict[SheetKey, Part] = {}
    for profile in PROFILES:
        facts = setup.styles[profile].facts
        typesetter = Typesetter(
            StyleSet(setup.styles[profile].styles),
            PartCache(cache / "parts"),
            normalize,
            inspect=Preflight(facts.least, facts.printed),
        )
        here = [page for page in chosen if page.profile == profile]
        parts |= typesetter.typeset(here, (), problems)
    templates = rendered.rendered.templates
    roles = rendered.assembly.inputs.debate.roles
    add_findings(chosen, parts, roles, templates, "letter", problems)
    assert list(problems) == []


def test_the_number_of_a_role_stands_on_the_line_of_its_name(tmp_path: Path, cache: Path) -> None:
    """With all eighteen roles, whose lists are narrow."""
    request = Request(REPOSITORY, "north-korea-deal", tmp_path, cache, chosen="full")
    rendered = render(assemble(request, Problems(), all_roles=True), Problems())
    chosen = [page for page in rendered.sheets if page.sheet.id in ("sign-up", "note-catcher")]
    styles = rendered.assembly.setup.styles["standard"].styles
    typesetter = Typesetter(StyleSet(styles), PartCache(cache / "parts"), normalize)
    number = role_number("congress")
    for key, part in typesetter.typeset(chosen, (), Problems()).items():
        pdf = pypdfium2.PdfDocument(part.pdf)
        lines = [
            line for page in pdf for line in page.get_textpage().get_text_range().split("\r\n")
        ]
        assert any(re.match(rf"{number}\s·\sUnited", line) for line in lines), key
        assert [line for line in lines if re.search(r"^\d+\s*$|\d\s*·\s*$", line)] == [], key


def test_sheets_of_one_page_have_one_on_either_paper(built: Path) -> None:
    """And so the same on both; nothing is scaled: type has the same sizes on either."""
    facts = sheets()
    handouts = [sheet for section in facts.handouts for sheet in section.sheets if sheet.pages]
    for sheet in handouts if (built / "handouts").exists() else ():
        pages = PdfReader(built / "handouts" / f"{sheet.id}.pdf").pages
        assert len(pages) <= (sheet.pages or 0), sheet.id
    chosen = facts.every_set["full"].packet
    packet = [sheet for section in facts.packet for sheet in section.sheets if sheet.id in chosen]
    numbered = enumerate((sheet for sheet in packet if sheet.needs != "essay"), start=1)
    short = {str(number) for number, sheet in numbered if sheet.pages == 1}
    assert len(short) >= 10
    packets = sorted((built / "roles").glob("*.pdf"))
    for path in packets:
        found = Counter(label.split(".")[0] for label in PdfReader(path).page_labels)
        assert {number: found[number] for number in short} == dict.fromkeys(short, 1), path.name


def test_nothing_is_scaled_to_the_paper(a4: Path, letter: Path) -> None:
    for name in ("teacher.pdf", *(f"roles/{path.name}" for path in (a4 / "roles").iterdir())):
        sizes = [
            {
                (thing.font, round(thing.size, 2))
                for page in read((folder / name).read_bytes())
                for thing in page.things
                if isinstance(thing, Text)
            }
            for folder in (a4, letter)
        ]
        assert sizes[0] == sizes[1], name
