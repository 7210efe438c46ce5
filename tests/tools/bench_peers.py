"""What other typesetters take for the same packets: WeasyPrint alone, Chromium, Typst.

Each is asked for the packets of the roles at the standard level, from the sheets that the kit has
rendered. WeasyPrint and Chromium get their HTML and styles, Typst their words as headings,
paragraphs, lists and tables. A peer that is not installed here is left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from lxml import html as lxml_html

from kit.model.packet import HtmlSheet
from kit.pipeline.build import assemble
from kit.pipeline.pages import render
from kit.pipeline.request import Request
from kit.problems import Problems
from kit.typeset import fonts
from tests.tools.bench_kit import DEBATE
from tests.tools.bench_weasyprint import write_content

REPOSITORY = Path(__file__).parent.parent.parent
SITE = "http://kit.invalid/"
_ADDRESS = re.compile(r"kit:([\w./-]+)")
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_TYPST = re.compile(r"([\\#*_`$<>@=\-+/\[\]~])")
_BLOCKS = {
    "p": "",
    "h1": "= ",
    "h2": "== ",
    "h3": "=== ",
    "li": "- ",
    "dt": "/ ",
    "td": "",
    "th": "",
}


@dataclass(frozen=True)
class Content:
    """The packets to typeset, each as its sheets, and the stylesheets that they share."""

    packets: Sequence[Sequence[HtmlSheet]]
    styles: Sequence[str]


@dataclass(frozen=True)
class Peer:
    """What a peer took: seconds by the clock, CPU seconds (0: not known), pages."""

    wall: float
    cpu: float
    pages: int


def content_of(project: Path, chosen: str | None = None) -> Content:
    """The packets of the bundled debate's roles, rendered."""
    request = Request(
        project=project, debate=DEBATE, out=project, cache=project, levels=("standard",),
        chosen=chosen,
    )  # fmt: skip
    pages = render(assemble(request, Problems()), Problems())
    by_key = {page.key: page for page in pages.sheets}
    packets = [[by_key[each.key] for each in packet.entries] for packet in pages.packets.roles]
    return Content(packets, [each.text for each in pages.assembly.setup.styles["standard"].styles])


def peers() -> Mapping[str, Callable[[Content, Path], Peer] | None]:
    """The peers by name; None for one that is not installed here."""
    return {"WeasyPrint": weasyprint_alone, "Chromium": _chromium(), "Typst": _typst()}


def weasyprint_alone(content: Content, folder: Path) -> Peer:
    """Each packet's sheets rendered, joined and written by WeasyPrint, in a process of its own."""
    written = folder / "content.json"
    packets = [[(sheet.html, sheet.files) for sheet in packet] for packet in content.packets]
    write_content(packets, content.styles, written)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.tools.bench_weasyprint", str(written), str(folder)],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    pages, said = process.stdout.read(), process.stderr.read()
    _, status, taken = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said.decode())
    return Peer(time.perf_counter() - begun, taken.ru_utime + taken.ru_stime, int(pages))


def _chromium() -> Callable[[Content, Path], Peer] | None:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    try:
        from playwright.sync_api import Route, sync_playwright
    except ImportError:
        return None
    if program is None:
        return None

    def typeset(content: Content, folder: Path) -> Peer:
        import pypdfium2

        files = {name: data for packet in content.packets for sheet in packet
                 for name, data in sheet.files.items()}  # fmt: skip

        def answer(route: Route) -> None:
            name = f"kit:{route.request.url.removeprefix(SITE)}"
            data = files.get(name) or (fonts.font(name) if fonts.ADDRESS.fullmatch(name) else b"")
            kind = "font/ttf" if fonts.ADDRESS.fullmatch(name) else "image/svg+xml"
            route.fulfill(body=data, content_type=kind)

        styles = "\n".join(f"<style>{_sited(style)}</style>" for style in content.styles)
        begun, count = time.perf_counter(), 0
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page()
            page.route(f"{SITE}**", answer)
            for packet in content.packets:
                bodies = "".join(_sited(_body(sheet)) for sheet in packet)
                page.set_content(f"<!doctype html><html lang=en>{styles}<body>{bodies}</html>")
                page.pdf(path=folder / "packet.pdf", prefer_css_page_size=True, tagged=True)
                with pypdfium2.PdfDocument(folder / "packet.pdf") as document:
                    count += len(document)
            browser.close()
        return Peer(time.perf_counter() - begun, 0, count)

    return typeset


def _typst() -> Callable[[Content, Path], Peer] | None:
    try:
        import typst
    except ImportError:
        return None

    def typeset(content: Content, folder: Path) -> Peer:
        import pypdfium2

        begun, cpu, count = time.perf_counter(), time.process_time(), 0
        for packet in content.packets:
            source = folder / "packet.typ"
            head = '#set page("us-letter")\n#set text(11pt)\n#set document(title: "Packet")\n'
            source.write_text(head + "\n#pagebreak()\n".join(map(_as_typst, packet)), "utf-8")
            typst.compile(str(source), output=str(folder / "packet.pdf"))
            with pypdfium2.PdfDocument(folder / "packet.pdf") as document:
                count += len(document)
        return Peer(time.perf_counter() - begun, time.process_time() - cpu, count)

    return typeset


def _body(sheet: HtmlSheet) -> str:
    found = _BODY.search(sheet.html)
    return sheet.html if found is None else found[1]


def _sited(text: str) -> str:
    return _ADDRESS.sub(rf"{SITE}\1", text)


def _as_typst(sheet: HtmlSheet) -> str:
    """The words of a sheet as Typst's markup."""
    lines = []
    for element in lxml_html.fromstring(_body(sheet)).iter():
        if element.tag in _BLOCKS and not any(
            kid.tag in _BLOCKS for kid in element.iterdescendants()
        ):
            words = " ".join(unescape(element.text_content()).split())
            if words:
                lines.append(_BLOCKS[element.tag] + _TYPST.sub(r"\\\1", words))
    return "\n\n".join(lines)
