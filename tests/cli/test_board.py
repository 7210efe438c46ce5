"""`debate-kit format board`: one file, which loads nothing and names no student."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from tests.conftest import Run, edit


def test_one_file_of_its_own_without_names(project: Path, run: Run) -> None:
    edit(project / "roles" / "later-start" / "debate.yaml", "title: ", "title: </script><b>&")
    (project / "class.txt").write_text("Zyta Quill\nBo Vex\nCy Jinx\nDi Wax\nEd Fizz\nFay Onyx\n")
    run("cast", "--roster", "class.txt", "--format", "short-council")
    path = Path(run("format", "board", "--start", "10:15").out.strip())
    assert path == project / "output" / "later-start" / "board.html"
    page = path.read_text("utf-8")
    assert "10:15–10:20" in page
    assert ">Parents</li>" in page
    assert not re.search("Quill|Vex|Jinx|Wax|Fizz|Onyx", page)
    assert "<title>&lt;/script&gt;&lt;b&gt;&amp;" in page
    # Nothing is loaded from anywhere, and the page may run only what stands in it.
    assert not re.search(r"(?:src|href)=|url\(|@import|//[a-z]+\.", page)
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert "default-src 'none'; style-src" in page
        assert f"{rule} 'sha256-{digest}'" in page


def test_it_takes_the_same_choices_as_a_build(project: Path, run: Run) -> None:
    page = Path(run("format", "board", "oxford", "--minutes", "60").out.strip()).read_text("utf-8")
    assert 'data-when="' in page
    assert "First speaker against" in page
    said = run("format", "board", "oxfort", code=2).err
    assert "did you mean “oxford”?" in said
    assert (
        "it takes 40 to 70 minutes"
        in run("format", "board", "oxford", "--minutes", "90", code=2).err
    )
