"""Each rule that a single mark has to keep: what just breaks it, and what just keeps it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kit.model.finding import Finding, Rule
from kit.preflight import Preflight
from kit.preflight.gray import contrast, gray
from tests.preflight.conftest import Measure

LEAST = {
    "edge": "5 mm", "size": "9 pt", "contrast": "4.5 to 1", "line": "0.5 pt", "image": "150 dpi",
}  # fmt: skip


def found(rule: Rule, left: int, top: int, what: str, words: str = "", more: int = 0) -> Finding:
    """A finding on the first page, with the least that its rule asks for."""
    return Finding(rule, 1, left, top, f"{what}; {LEAST[rule]} is the least", words, more)


BREAK = {
    "text at the left edge": (
        '<p style="position: absolute; left: -15.2mm">near</p>',
        found("edge", 5, 22, "text 4.95 mm from the left edge of the paper", "near"),
    ),
    "a frame at the upper edge": (
        '<div style="position: absolute; top: -15.4mm; padding: 4mm; border: 1pt solid">',
        found("edge", 20, 5, "a rule 4.6 mm from the upper edge of the paper", more=2),
    ),
    "an area that runs off the page": (
        '<div style="position: absolute; left: 99mm; width: 99mm; height: 9mm; background: #ccc">',
        found("edge", 119, 20, "an area 0 mm from the right edge of the paper"),
    ),
    "small type": (
        '<p>Some <span style="font-size: 8.98pt">small words</span></p>',
        found("size", 31, 22, "text of 8.98 pt", "small words"),
    ),
    "type made small": (
        '<p style="transform: scale(0.75); transform-origin: 0 0">Shrunk</p>',
        found("size", 20, 21, "text of 8.25 pt", "Shrunk"),
    ),
    "grey on white": (
        '<p style="color: #777">Grey</p>',
        found("contrast", 20, 21, "text that in gray stands out 4.48 to 1", "Grey"),
    ),
    "a bright colour": (
        '<p style="color: #f60">Orange</p>',
        found("contrast", 20, 21, "text that in gray stands out 2.9 to 1", "Orange"),
    ),
    "black on a dark area": (
        '<p style="background: #666">Dark</p>',
        found("contrast", 20, 21, "text that in gray stands out 3.7 to 1", "Dark"),
    ),
    "black on a round dark area": (
        '<p style="background: #666; border-radius: 2mm">Dark</p>',
        found("contrast", 20, 21, "text that in gray stands out 3.7 to 1", "Dark"),
    ),
    "black on a dark gradient": (
        '<p style="background: linear-gradient(#666, #666)">Dark</p>',
        found("contrast", 20, 21, "text that in gray stands out 3.7 to 1", "Dark"),
    ),
    "faint black": (
        '<p style="color: rgba(0, 0, 0, 0.5)">Faint</p>',
        found("contrast", 20, 21, "text that in gray stands out 4 to 1", "Faint"),
    ),
    "a pale rule": (
        '<div style="border-top: 1pt solid #aaa">',
        found("contrast", 20, 20, "a rule that in gray stands out 2.3 to 1"),
    ),
    "a thin rule": (
        '<p style="border-bottom: 0.48pt solid">Rule</p>',
        found("line", 20, 25, "a rule of 0.48 pt"),
    ),
    "a thin dashed rule": (
        '<p style="border-bottom: 0.4pt dashed">Rule</p>',
        found("line", 20, 25, "a rule of 0.4 pt"),
    ),
    "a thin frame": (
        '<p style="border: 0.4pt solid">Rule</p>',
        found("line", 20, 20, "a rule of 0.4 pt", more=3),
    ),
    "a thin side of a frame": (
        '<p style="border: 1pt solid; border-right-width: 0.4pt">Rule</p>',
        found("line", 196, 20, "a rule of 0.4 pt"),
    ),
    "a thin table": (
        '<table style="border-collapse: collapse"><tr><td style="border: 0.3pt solid">A</table>',
        found("line", 20, 20, "a rule of 0.3 pt", more=3),
    ),
    "a bar as thin as a rule": (
        '<div style="height: 0.4pt; background: #000">',
        found("line", 20, 20, "a rule of 0.4 pt"),
    ),
    "a thin line of a drawing": (
        '<img alt="Drawn" style="display: block; width: 50mm" src="kit:thin.svg">',
        found("line", 20, 45, "a rule of 0.28 pt"),
    ),
    "small type in a drawing": (
        '<img alt="Drawn" style="display: block; width: 50mm" src="kit:words.svg">',
        found("size", 20, 44, "text of 7.09 pt", "x"),
    ),
    "an image of few dots": (
        '<img alt="Drawn" style="display: block; width: 17.2mm" src="kit:dots.png">',
        found("image", 20, 20, "an image of 147 dpi"),
    ),
}
OFF = {
    "left": '<p style="position: absolute; left: -61mm; width: 30mm">lost</p>',
    "right": '<p style="position: absolute; left: 210mm; width: 30mm">lost</p>',
}
KEEP = {
    "text by the edge": '<p style="position: absolute; left: -14.9mm">near</p>',
    "white up to the edge": (
        '<div style="position: absolute; left: -20mm; width: 216mm; height: 9mm; background: #fff">'
    ),
    "what is clipped short of the edge": (
        '<div style="overflow: hidden; width: 20mm; height: 5mm">'
        '<div style="width: 400mm; height: 4mm; background: #000"></div></div>'
    ),
    "nine points": '<p style="font-size: 9pt">Small</p>',
    "nine points made so": '<p style="font-size: 12pt; transform: scale(0.75)">Shrunk</p>',
    "dark grey": '<p style="color: #767676">Grey</p>',
    "white on black": '<p style="background: #000; color: #fff">White</p>',
    "white on a dark gradient": (
        '<p style="background: linear-gradient(#000, #333); color: #fff">White</p>'
    ),
    "black on a light area over a dark one": (
        '<div style="background: #000"><p style="background: #eee">Light</p></div>'
    ),
    "half a point": '<p style="border-bottom: 0.5pt solid">Rule</p>',
    "half a point, dashed": '<p style="border: 0.5pt dashed">Rule</p>',
    "half a point, in a table": (
        '<table style="border-collapse: collapse"><tr><td style="border: 0.5pt solid">A</table>'
    ),
    "a frame with one side": '<p style="float: left; border-left: 3pt solid">Rule</p>',
    "a white rule on black": (
        '<div style="background: #000; padding: 2mm"><hr style="border: 0.5pt solid #fff"></div>'
    ),
    "underlined words": "<p><u>Underlined</u></p>",
    "an image of many dots": (
        '<img alt="Drawn" style="display: block; width: 16.9mm" src="kit:dots.png">'
    ),
    "a drawing": '<img alt="Drawn" style="display: block; width: 100mm" src="kit:thin.svg">',
}


def _files() -> dict[str, bytes]:
    def svg(drawn: str) -> bytes:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{drawn}</svg>'.encode()
        )

    dots = BytesIO()
    Image.new("L", (100, 100), 128).save(dots, "PNG")
    return {
        "kit:thin.svg": svg('<path d="M0 50H100" stroke="#000" stroke-width="0.2"/>'),
        "kit:words.svg": svg('<text y="50" font-size="5" font-family="Kit">x</text>'),
        "kit:dots.png": dots.getvalue(),
    }


FILES = _files()


@pytest.mark.parametrize("case", BREAK)
def test_what_breaks_a_rule_is_found_where_it_is(measure: Measure, case: str) -> None:
    body, expected = BREAK[case]
    assert measure(body, FILES) == (expected,)


@pytest.mark.parametrize("case", KEEP)
def test_what_just_keeps_a_rule_is_not(measure: Measure, case: str) -> None:
    assert measure(KEEP[case], FILES) == ()


def test_a_profile_says_which_type_is_too_small(measure: Measure) -> None:
    foot = "@page { @bottom-left { font-size: 16pt } }"
    sizes = '<p style="font-size: 16pt">Large</p><p style="font-size: 15.9pt">No</p>'
    body = f"<style>{foot}</style>{sizes}"
    said = measure(body, preflight=Preflight(least=16))
    assert [(each.what, each.words) for each in said] == [
        ("text of 15.9 pt; 16 pt is the least", "No")
    ]


def test_a_screen_has_no_edges_and_no_copier(measure: Measure) -> None:
    """Only what is read there has to stand out from what is behind it."""
    body = (
        "<style>@page { background: #fbf6e6 }</style>"
        '<div style="border-bottom: 0.2pt solid #ccc"></div><p>Dark on cream</p>'
        '<p style="color: #7a7a7a">Pale on cream</p>'
    )
    assert [each.rule for each in measure(body)].count("edge") == 1
    (only,) = measure(body, preflight=Preflight(printed=False))
    assert (only.rule, only.words) == ("contrast", "Pale on cream")
    assert only.what == "text that in gray stands out 4 to 1; 4.5 to 1 is the least"


def test_alike_findings_of_a_page_are_one(measure: Measure) -> None:
    small = '<p style="font-size: 8pt">Small</p>'
    said = measure(f'{small * 3}<div class="next">{small}</div>' + "<p>Full</p>" * 40)
    assert [(each.page, each.top, each.more) for each in said if each.rule == "size"] == [
        (1, 21, 2),
        (2, 21, 0),
    ]


def _drawn(drawing: bytes, font: pikepdf.Dictionary) -> bytes:
    """A page without tags, drawn by hand."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.Contents = pdf.make_stream(drawing)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


HELVETICA = pikepdf.Dictionary(
    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
)


def test_a_font_that_is_not_in_the_file_is_named() -> None:
    pdf = _drawn(b"BT /F 12 Tf 72 700 Td (Outside) Tj ET", HELVETICA)
    (only,) = Preflight()(pdf).findings
    assert (only.rule, only.page, only.words) == ("font", 1, "Outside")
    assert only.what == "text in the font “Helvetica”, which is not in the file"


def test_what_leaves_no_mark_is_not_measured() -> None:
    """Invisible text, a path that only clips, and blanks."""
    pdf = _drawn(b"BT /F 2 Tf 3 Tr 1 1 Td (Hidden) Tj 0 Tr ( ) Tj ET 0 0 1 1 re W n", HELVETICA)
    assert Preflight()(pdf).findings == ()


def test_a_stroke_is_as_thick_as_its_scale_makes_it() -> None:
    thick = b"q 0.5 0 0 0.5 0 0 cm 1.0 w 200 200 m 900 200 l S Q"
    thin = thick.replace(b"1.0 w", b"0.8 w")
    assert Preflight()(_drawn(thick, HELVETICA)).findings == ()
    (only,) = Preflight()(_drawn(thin, HELVETICA)).findings
    assert only.what == "a rule of 0.4 pt; 0.5 pt is the least"


@given(st.tuples(*[st.integers(0, 255)] * 3), st.tuples(*[st.integers(0, 255)] * 3))
def test_contrast_is_from_1_to_21_either_way(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    ratio = contrast(gray(*one), gray(*other))
    assert 1 <= ratio <= 21.0000001
    assert ratio == contrast(gray(*other), gray(*one))


def test_red_letters_are_a_middle_gray() -> None:
    """WCAG's own figures for pure colors on white, which viewers and printers come to as well."""
    assert contrast(gray(255, 0, 0), 1.0) == pytest.approx(4.0, abs=0.01)
    assert contrast(gray(0, 0, 255), 1.0) == pytest.approx(8.59, abs=0.01)
    assert contrast(gray(118, 118, 118), 1.0) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("side", OFF)
def test_words_wholly_off_the_paper_are_said_to_be(measure: Measure, side: str) -> None:
    (found,) = measure(OFF[side])
    assert (found.rule, found.what, found.words) == ("edge", "text off the paper", "lost")


def test_one_frame_is_one_finding_with_one_weight(measure: Measure) -> None:
    """Though its sides are not equally far from a tenth of a point."""
    frames = "".join(
        f'<p style="border: 0.25pt solid; margin: {gap}mm">Frame</p>' for gap in (1, 2.3, 3.7)
    )
    (found,) = measure(frames)
    assert (found.what, found.more) == ("a rule of 0.25 pt; 0.5 pt is the least", 11)
