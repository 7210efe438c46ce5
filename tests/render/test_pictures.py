"""Pictures are read whole: a damaged or too large one is named, and never printed half."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kit.render import pictures
from kit.render.pictures import picture_fault
from tests.conftest import Run, edit

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="2"/></svg>'


def picture(form: str, size: tuple[int, int] = (60, 40)) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 60).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("JPEG", ".JPEG")])
def test_a_picture_must_be_whole(form: str, suffix: str) -> None:
    data = picture(form)
    assert picture_fault(data, suffix) == ""
    for cut in (0, 1, len(data) // 4, len(data) // 2, len(data) * 9 // 10):
        assert picture_fault(data[:cut], suffix) == f"is damaged, or is not a picture ({form})"
    assert "damaged" in picture_fault(SVG, suffix)


def test_a_flipped_byte_of_a_png_is_found() -> None:
    data = bytearray(picture("PNG"))
    data[len(data) // 2] ^= 0xFF
    assert "damaged" in picture_fault(bytes(data), ".png")


def test_a_drawing_must_be_whole() -> None:
    assert picture_fault(SVG, ".svg") == ""
    assert "SVG" in picture_fault(SVG[:-6], ".svg")
    assert "SVG" in picture_fault(b"<html/>", ".svg")
    assert "SVG" in picture_fault(b"", ".svg")


def test_too_many_dots_are_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1_000_000)
    data = picture("PNG", (1001, 1000))
    assert picture_fault(data, ".png") == "is a picture of more than 1 million pixels"
    # The head is enough to tell: the rest is missing.
    assert picture_fault(data[:200], ".png") == "is a picture of more than 1 million pixels"


def test_a_damaged_image_is_told_where_it_is_referred_to(
    project: Path, role_file: Path, run: Run
) -> None:
    (role_file.parent / "map.png").write_bytes(picture("PNG")[:300])
    edit(role_file, "Sleep counts.", "Sleep counts. ![A map](map.png)")
    said = run("-q", "build", code=1).err
    assert "parents.md.j2:" in said
    assert "the image “map.png” is damaged, or is not a picture (PNG)" in said
    assert run("check", code=1).err == said
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    ("name", "data"), [("logo.png", picture("PNG")[:200]), ("logo.svg", SVG[:-4])]
)
def test_a_damaged_logo_is_named(project: Path, run: Run, name: str, data: bytes) -> None:
    (project / "debate-kit.yaml").write_text(f"school: Elm School\nlogo: {name}\n", "utf-8")
    (project / name).write_bytes(data)
    said = run("-q", "build", code=1).err
    assert f"{name}: error: is damaged" in said


def test_a_damaged_emblem_is_named(project: Path, role_file: Path, run: Run) -> None:
    emblems = role_file.parent / "emblems"
    emblems.mkdir(exist_ok=True)
    (emblems / "parents.svg").write_bytes(b"<svg><path></svg>")
    said = run("check", code=1).err
    assert "roles/later-start/emblems/parents.svg: error: is damaged" in said
    assert "mismatched tag in line 1" in said
