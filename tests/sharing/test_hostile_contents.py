"""Packs that are sound as zip files but hold what is not allowed: refused, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.sharing.zips import SAID, Pack, good_files

CSS = "templates/styles/own.css"
SHEET = "templates/sheets/glossary.html.j2"
SVG = "emblems/parents.svg"
EXTENDS = '{% extends "layouts/sheet.html.j2" %}\n'
BEGIN = EXTENDS + "{% block content %}\n"
END = "\n{% endblock %}"
DOUBLED = (
    "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 150 + "</g>" for n in range(2))
    + '<g id="a2"><path/></g>'
)

# A file of the pack, and what it holds; the expected messages are in said.txt.
TEXTS: dict[str, tuple[str, str]] = {
    "css import": (CSS, '@import "http://example.org/x.css";'),
    "css import escaped": (CSS, "@\\69mport url(kit:x);"),
    "css web": (CSS, "p { color: red }\np { background: url(https://example.org/x.png) }"),
    "css file": (CSS, 'p { background: url("file:///etc/passwd") }'),
    "css relative": (CSS, "p { background: url(../../secret.png) }"),
    "css data": (CSS, "p { background: url(data:image/png;base64,AA) }"),
    "css escaped": (CSS, "p { background: u\\72l('//example.org') }"),
    "css image-set": (CSS, 'p { background: image-set("x.png" 1x) }'),
    "css font": (CSS, "@font-face { font-family: X; src: url(x.ttf) }"),
    "svg entity": (SVG, '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>&a;</svg>'),
    "svg script": (SVG, "<svg>\n<script>x</script></svg>"),
    "svg handler": (SVG, '<svg onload="x()"/>'),
    "svg web": (
        SVG,
        '<svg xmlns:x="http://www.w3.org/1999/xlink"><image x:href="http://example.org/"/></svg>',
    ),
    "svg file": (SVG, '<svg><use href="/etc/passwd"/></svg>'),
    "svg paint": (SVG, '<svg fill="url(file:///etc/passwd)"/>'),
    "svg style": (SVG, '<svg><style>@import "x";</style></svg>'),
    "svg foreign": (SVG, "<svg><foreignObject/></svg>"),
    "svg stylesheet": (SVG, '<?xml-stylesheet href="x"?><svg/>'),
    "svg itself": (SVG, '<svg id="a"><use href="#a"/></svg>'),
    "svg multiplied": (SVG, f"<svg>{DOUBLED}</svg>"),
    "svg broken": (SVG, "<svg><g></svg>"),
    "not a drawing": (SVG, "<html/>"),
    "image on the web": (SHEET, BEGIN + '<img src="http://example.org/x.png">' + END),
    "image file": (SHEET, BEGIN + "<img alt='' src = file:///etc/passwd>" + END),
    "link": (SHEET, BEGIN + '<a href="//example.org">x</a>' + END),
    "script": (SHEET, BEGIN + "<script>x</script>" + END),
    "handler": (SHEET, BEGIN + '<p onclick="x">x</p>' + END),
    "style element": (SHEET, BEGIN + "<style>p{}</style>" + END),
    "style": (SHEET, BEGIN + '<p style="background: url(x.png)">x</p>' + END),
    "style escaped": (SHEET, BEGIN + '<p style="background: u&#114;l(x.png)">x</p>' + END),
    "comment": (SHEET, BEGIN + "<!--> <img src=x> -->" + END),
    "address in pieces": (SHEET, BEGIN + "<img src=\"{{ 'fi' ~ 'le:' }}\">" + END),
    "attribute in pieces": (SHEET, BEGIN + "<img s{{ 'rc' }}=\"x\">" + END),
    "attribute printed": (SHEET, BEGIN + "<img {{ 'src=x' }}>" + END),
    "tag in pieces": (SHEET, BEGIN + "<{{ 'img' }} src='#'>" + END),
    "attribute elsewhere": (
        SHEET,
        BEGIN + '{% endblock %}{% block foot %}" src="file:x{% endblock %}',
    ),
    "raw": (SHEET, BEGIN + '{% raw %}{{ "<img src=x>" }}{% endraw %}' + END),
    "include a file": (SHEET, BEGIN + '{% include "/etc/passwd" %}' + END),
    "import from outside": (
        SHEET,
        '{% import "../../x.html.j2" as x %}\n' + BEGIN + "{% endblock %}",
    ),
    "extend a value": (SHEET, "{% extends debate.title %}"),
    "safe": (SHEET, BEGIN + '{{ "<img src=x>" | safe }}' + END),
    "power": (SHEET, BEGIN + "{{ 2 ** 3 }}" + END),
    "multiplied text": (SHEET, BEGIN + '{{ "x" * 201 }}' + END),
    "format": (SHEET, BEGIN + '{{ "%3d" % 1 }}' + END),
    "deep loops": (
        SHEET,
        BEGIN
        + "{% for a in range(9) %}{% for b in range(9) %}\n"
        + "{% for c in range(9) %}{% for d in range(9) %}"
        + "x{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
        + END,
    ),
    "calls": (SHEET, BEGIN + "{{ debate.title.upper() }}" + END),
    "markup by a call": (SHEET, BEGIN + "{{ text.x.translate({97: '<b>'}) }}" + END),
    "a call of what is no name": (SHEET, BEGIN + "{{ debate['title']() }}" + END),
    "a call of Jinja's own": (SHEET, BEGIN + "{{ lipsum() }}" + END),
    "blocks in circles": (
        SHEET,
        BEGIN
        + "{% endblock %}{% block lead %}{% block masthead %}"
        + "{{ super() }}{% endblock %}{% endblock %}",
    ),
    "recursive loop": (SHEET, BEGIN + "{% for a in roles recursive %}x{% endfor %}" + END),
    "an image by address": (
        "debate.yaml",
        good_files()["debate.yaml"].decode() + 'people: ["![x](http://example.org/x.png)"]\n',
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_is_refused_at_its_place_and_nothing_is_written(
    user: Path, tmp_path: Path, run: Run, case: str
) -> None:
    name, text = TEXTS[case]
    Pack().having(name, text).write(tmp_path / "x.zip")
    assert run("add", "x.zip", "--yes", code=1).err == SAID[case]
    assert not user.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]
