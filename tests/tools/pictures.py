"""`python -m tests.tools.pictures`: draws the pictures of the README again, in .github/pages/."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2

from kit.pipeline.build import assemble
from kit.pipeline.layout import typesetter_for
from kit.pipeline.rendering import render_sheets
from kit.pipeline.request import Request
from kit.pipeline.steps import RenderSetup
from kit.problems import Problems

HERE = Path(__file__).parent.parent.parent
PICTURES = {
    "north-korea-deal": {
        ("cover", "north-korea"): "cover",
        ("brief", "north-korea"): "brief",
        ("private", "north-korea"): "private",
    },
    "river-road": {
        ("cover", "maple-court"): "river-cover",
        ("private", "maple-court"): "river-private",
        ("stakeholder-map", ""): "river-map",
    },
}
"""The sheets that are shown, and the names of their pictures, by debate."""
WIDTH = 622
SHADES = 16


def main() -> None:
    """Typeset the sheets as a build would, on Letter, and draw their first pages."""
    with tempfile.TemporaryDirectory() as folder:
        for debate, shown in PICTURES.items():
            request = Request(HERE, debate=debate, out=Path(folder), cache=Path(folder) / "cache")
            problems = Problems()
            assembly = assemble(request, problems)
            wanted = [
                each
                for each in assembly.packets.sheets
                if each.key[:2] in shown and "supported" not in each.key[2]
            ]
            setup = RenderSetup.of(assembly.inputs, assembly.setup)
            pages = render_sheets(setup, wanted, problems).sheets
            parts = typesetter_for(request).typeset(pages, assembly.setup, problems)
            for key, part in parts.items():
                picture = HERE / ".github" / "pages" / f"{shown[key[0], key[1]]}.png"
                _draw(part.pdf, picture)
                print(picture.relative_to(HERE), picture.stat().st_size)


def _draw(pdf: bytes, picture: Path) -> None:
    page = pypdfium2.PdfDocument(pdf)[0]
    drawn = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil()
    drawn.convert("RGB").quantize(SHADES).save(picture, optimize=True)


if __name__ == "__main__":
    main()
