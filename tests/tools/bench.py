"""`make bench`: what the kit's builds cost, against typesetting each packet from scratch.

The measure is WeasyPrint alone: each of a packet's sheets rendered, joined by
`Document.copy`, and written with its own code for fonts. All builds are run as a teacher
runs them, each in a process of its own, from start to end.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.bind import Binder
from kit.pipeline.build import assemble
from kit.pipeline.layout import typesetter_for
from kit.pipeline.pages import render
from kit.pipeline.request import Request
from kit.problems import Problems

HERE = Path(__file__).parent.parent.parent
DEBATE = "north-korea-deal"
FEW_STUDENTS, MANY_STUDENTS = 200, 1000
PACKETS = 30
FEW_PACKETS = 14
KIT = [sys.executable, "-m", "kit"]


def main() -> None:
    """Measure in one run, and print the ratios beside what is aimed at."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        few, many = (_debate(work, packets) for packets in (FEW_PACKETS, PACKETS))
        scratch = _seconds([sys.executable, "-m", "tests.tools.bench", "scratch", str(many)])
        cold = _build(many, work / "cache")
        _edit(many)
        warm = _build(many, work / "cache")
        _build(few, work / "few")
        added = (_build(many, work / "cache") - _build(few, work / "few")) / (PACKETS - FEW_PACKETS)
        bind, pages = _bind(work / "bind", work / "cache")
        (one, small), (two, large) = (
            _class(work, students) for students in (FEW_STUDENTS, MANY_STUDENTS)
        )
        more = MANY_STUDENTS - FEW_STUDENTS
        helped = statistics.median(_seconds([*KIT, "--help"]) for _ in range(9))
        checked = statistics.median(_seconds([*KIT, "check"]) for _ in range(5))
    print(f"{PACKETS} packets from scratch, WeasyPrint alone      {scratch:8.2f} s")
    print(f"(a) cold build of {PACKETS} packets                   {cold:8.2f} s", end="")
    print(f"   {cold / scratch:.3f} of that (aim: at most 0.5)")
    print(f"(b) warm build after one role was edited       {warm:8.2f} s", end="")
    print(f"   {warm / scratch:.3f} of that (aim: at most 0.15)")
    print(f"(c) binding one more packet of {pages} pages        {bind * 1000:8.1f} ms", end="")
    print("  (aim: at most 15 ms for 16 pages)")
    print(f"    each packet more in a warm build, all told {added * 1000:8.1f} ms", end="")
    print("  (bound into class.pdf too, hashed, written)")
    print(f"each student more, up to {MANY_STUDENTS:,}              ", end="")
    print(f"{(two - one) / more * 1000:8.1f} ms  (aim: at most 25 ms)", end="")
    print(f" · memory {(large - small) / more:.0f} kB (aim: less than 100 kB)")
    print(f"--help {helped * 1000:.0f} ms (aim: 150 ms) · check {checked * 1000:.0f} ms (aim: 1 s)")


def _debate(work: Path, packets: int) -> Path:
    """A project whose debate has so many roles, made of copies of the bundled ones."""
    project = work / f"{packets}-packets"
    folder = project / "roles" / DEBATE
    shutil.copytree(HERE / "roles" / DEBATE, folder)
    text = (folder / "debate.yaml").read_text("utf-8")
    cast = re.search(r"^cast:\n((?:  - .*\n)+)", text, re.MULTILINE)
    assert cast is not None
    own = re.findall(r"- (.*)", cast[1])
    roles = [f"{own[n % len(own)]}{'' if n < len(own) else f'-{n}'}" for n in range(packets)]
    for rank, role in enumerate(roles, start=1):
        template = (folder / f"{own[(rank - 1) % len(own)]}.md.j2").read_text("utf-8")
        template = re.sub(r"^rank: .*$", f"rank: {rank}", template, count=1, flags=re.MULTILINE)
        (folder / f"{role}.md.j2").write_text(template, "utf-8")
    changed = text.replace(cast[0], f"cast: [{', '.join(roles)}]\n")
    changed = re.sub(r"^extensions: .*$", "", changed, flags=re.MULTILINE)
    (folder / "debate.yaml").write_text(changed, "utf-8")
    return project


def _edit(project: Path) -> None:
    """Change a word of one role, as a teacher would."""
    role = project / "roles" / DEBATE / "china.md.j2"
    text = role.read_text("utf-8")
    role.write_text(
        text.replace("red_lines %}", "red_lines %}\n", 1).replace("No ", "Not any ", 1), "utf-8"
    )


def _build(project: Path, cache: Path) -> float:
    environment = {"DEBATE_KIT_CACHE": str(cache)}
    command = [*KIT, "-q", "-C", str(project), "build", DEBATE, "--level", "standard"]
    return _seconds(command, environment)


def _class(work: Path, students: int) -> tuple[float, int]:
    """Seconds and kilobytes that the packets of so many students take, sheets being cached."""
    roster = work / f"{students}.csv"
    letters = str.maketrans("0123456789", "abcdefghij")
    lines = [f"Given{number} Family{number * 7 % 997}" for number in range(students)]
    lines = [line.translate(letters) for line in lines]
    roster.write_text("name\n" + "\n".join(lines) + "\n", "utf-8")
    taken: list[tuple[float, int]] = []
    for _ in range(2):  # the first fills the cache
        out = work / f"out-{students}-{len(taken)}"
        command = ["build", DEBATE, "--roster", str(roster), "--level", "standard"]
        code = (
            "import resource, sys; from kit.cli import main\n"
            "try: main(sys.argv[1:])\n"
            "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code, "-q", *command, "--out", str(out)],
            check=True, cwd=HERE, capture_output=True, text=True,
            env=os.environ | {"DEBATE_KIT_CACHE": str(work / "class-cache")},
        )  # fmt: skip
        taken.append((time.perf_counter() - begun, int(done.stdout.split()[-1])))
    return taken[-1]


def _seconds(command: Sequence[str], environment: dict[str, str] | None = None) -> float:
    begun = time.perf_counter()
    everything = os.environ | (environment or {})
    done = subprocess.run(command, check=False, cwd=HERE, env=everything, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - begun


def _bind(out: Path, cache: Path) -> tuple[float, int]:
    """Seconds to bind one packet whose parts are at hand, and its pages."""
    request = Request(project=HERE, debate=DEBATE, out=out, cache=cache, jobs=os.cpu_count() or 1)
    pages = render(assemble(request, Problems()), Problems())
    setup = pages.assembly.setup
    binder = Binder(typesetter_for(request).typeset(pages.sheets, setup, Problems()))
    out.mkdir()
    packet = pages.packets.roles[0]
    count = binder.bind(packet, out / "warm.pdf")
    return _median(lambda: binder.bind(packet, out / "packet.pdf"), 40), count


def _median(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _scratch(project: Path) -> None:
    """Every packet from its HTML to a file, each by itself, by WeasyPrint alone."""
    import weasyprint
    import weasyprint.pdf.stream
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.fonts import FontConfiguration

    from kit.typeset.engine import Fetcher

    weasyprint.pdf.stream.Font = Font  # in place of the kit's own
    request = Request(
        project=project, debate=DEBATE, out=project, cache=project, levels=("standard",)
    )
    rendered = render(assemble(request, Problems()), Problems())
    pages = {page.key: page for page in rendered.sheets}
    fetcher, fonts = Fetcher(), FontConfiguration()
    styles = [
        weasyprint.CSS(string=style.text, url_fetcher=fetcher, font_config=fonts)
        for style in rendered.assembly.setup.styles["standard"].styles
    ]
    for packet in rendered.packets.roles:
        documents = []
        for entry in packet.entries:
            page = pages[entry.key]
            fetcher.files = page.files
            html = weasyprint.HTML(string=page.html, url_fetcher=fetcher)
            documents.append(html.render(font_config=fonts, stylesheets=styles))
        whole = documents[0].copy([page for document in documents for page in document.pages])
        whole.write_pdf(project / "scratch.pdf", pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    if sys.argv[1:2] == ["scratch"]:
        _scratch(Path(sys.argv[2]))
    else:
        main()
