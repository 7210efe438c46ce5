"""What few pages need is loaded when they need it, and does what it did."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest


def run(code: str) -> str:
    """What a fresh process prints that has loaded what typesets."""
    whole = "import kit.typeset.engine\nimport sys\n" + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", whole], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_that_cuts_fonts_is_loaded_at_first() -> None:
    found = run("print(*(each for each in sys.modules if each.startswith('fontTools.')))")
    assert "fontTools.ttLib" in found
    assert "fontTools.subset" not in found
    assert "fontTools.varLib" not in found


@pytest.mark.parametrize("name", ["subset", "varLib.instancer"])
def test_whoever_imports_them_later_gets_the_modules(name: str) -> None:
    assert run(f"import fontTools.{name} as found; print(found.__file__)").endswith(".py")


def test_weasyprint_cuts_a_font_and_makes_one_weight_of_it() -> None:
    code = """
        from pathlib import Path
        import fontpkg_source_sans_3
        from fontTools.ttLib import TTFont
        from weasyprint.pdf import fonts
        (path,) = Path(fontpkg_source_sans_3.__file__).parent.glob("files/SourceSans3[[]wght].ttf")
        font = TTFont(path)
        assert "fvar" in font
        bold = fonts.instantiateVariableFont(font, {"wght": 700}, static=True)
        assert "fvar" not in bold
        cutter = fonts.subset.Subsetter(fonts.subset.Options())
        cutter.populate(text="ab")
        cutter.subset(bold)
        print(sorted(bold.getBestCmap()))
    """
    assert run(code) == "[97, 98]"
