"""Whether a picture is whole, found by reading all of it before anything prints it.

The typesetter leaves a damaged picture out, or prints the half that it can read, without a word.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from xml.parsers import expat

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
MOST_PIXELS = 20_000_000
"""Of one picture: as many as 600 dots an inch on half a Letter page; in memory 60 MB."""

JPEG_SCAN, JPEG_END = b"\xff\xda", b"\xff\xd9"
"""The markers before the dots and after them (ITU-T T.81, table B.1)."""


def picture_fault(data: bytes, suffix: str) -> str:
    """What is wrong with a picture, to follow its name, or "". `suffix` is that of its file."""
    form = PICTURES.get(suffix.lower())
    return _drawing_fault(data) if form is None else _pixels_fault(data, form)


def _pixels_fault(data: bytes, form: str) -> str:
    from PIL import Image

    too_large = f"is a picture of more than {MOST_PIXELS // 1_000_000} million pixels"
    try:
        with warnings.catch_warnings(action="ignore"):
            # The head says how large it is; only then is it read.
            with Image.open(BytesIO(data), formats=[form]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return too_large
                picture.verify()
            with Image.open(BytesIO(data), formats=[form]) as picture:
                picture.load()
        # Of a small JPEG, Pillow gives what there is, even if its end is missing.
        if form == "JPEG" and data.rfind(JPEG_END) < data.rfind(JPEG_SCAN):
            return f"is damaged, or is not a picture ({form})"
    except Image.DecompressionBombError:
        return too_large
    except Exception:  # noqa: BLE001 (Pillow raises whatever it runs into)
        return f"is damaged, or is not a picture ({form})"
    return ""


def _drawing_fault(data: bytes) -> str:
    parser = expat.ParserCreate(namespace_separator=" ")
    roots: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if not roots:
            roots.append(name.rpartition(" ")[2])

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as failure:
        said = str(failure).partition(":")[0]
        where = f" in line {failure.lineno}" if isinstance(failure, expat.ExpatError) else ""
        return f"is damaged, or is not a drawing (SVG): {said}{where}"
    return "" if roots == ["svg"] else "is not a drawing (SVG)"
