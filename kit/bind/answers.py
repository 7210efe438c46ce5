"""Reads what was filled in in files that the kit has bound, whatever program saved them.

It goes by the values of the fields (ISO 32000-1, 12.7), not by what is drawn: Chrome's reader draws
some marks in a font that is not in the file, so that they look wrong and are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from kit.model.answer import TICKED, Answer
from kit.problems import Place, Problems

MOST_DEEP = 8
"""Groups within groups. The kit's forms have three; a file that loops has no end."""
_FIELD = re.compile(r"(?P<number>[A-Z]?\d+)\.(?P<sheet>[^.]+)\.(?P<space>\d+)(?:-(?P<piece>\d+))?")
_PIECE = re.compile(r" \(\d+\)$")

AS_SAVED = "ask for the file as it was saved in the reader, not printed to a new PDF"


def read_answers(path: Path, problems: Problems) -> tuple[Answer, ...]:
    """What was filled in in a file, in reading order; spaces that were left empty are not there.

    Adds a warning for a file that cannot be read, that is no file to fill in, and for one where
    nothing was filled in.
    """
    place = Place(path)
    try:
        with Pdf.open(path) as pdf:
            title = str(pdf.docinfo.get("/Title", "")) if pdf.docinfo is not None else ""
            fields = dict(_fields(pdf))
    except pikepdf.PasswordError:
        problems.warn(place, "is locked with a password, and was left out", AS_SAVED)
        return ()
    except (pikepdf.PdfError, OSError, ValueError, RecursionError):
        problems.warn(place, "is no PDF that can be read, and was left out", AS_SAVED)
        return ()
    if not fields:
        message = "has no spaces to fill in, and was left out"
        hint = f"files to fill in come from debate-kit build --fillable; {AS_SAVED}"
        problems.warn(place, message, hint)
        return ()
    found: dict[str, Answer] = {}
    for name, (sheet, prompt, text) in fields.items():
        match = _FIELD.fullmatch(name)
        if match is None or not text.strip():
            continue
        # A space that goes on on the next page is one to the reader.
        whole = f"{match['number']}.{match['sheet']}.{match['space']}"
        before = f"{found[whole].text}\n" if whole in found else ""
        label = _PIECE.sub("", prompt) if match["piece"] else prompt
        found[whole] = Answer(path.name, title, match["number"], sheet, label, whole, before + text)
    if not found:
        problems.warn(place, "has nothing filled in", "was it saved with its changes?")
    return tuple(found.values())


def _fields(pdf: Pdf) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each field's whole name, with its sheet's title, its label and its value."""
    form = pdf.Root.get("/AcroForm", Dictionary())
    for field in form.get("/Fields", Array()):
        yield from _below(field, "", "", 0)


def _below(
    field: Object, above: str, sheet: str, depth: int
) -> Iterator[tuple[str, tuple[str, str, str]]]:
    if depth > MOST_DEEP:
        return
    own = str(field.get("/T", ""))
    name = ".".join(filter(None, (above, own)))
    label = str(field.get("/TU", ""))
    kids = [kid for kid in field.get("/Kids", Array()) if "/T" in kid]
    for kid in kids:
        yield from _below(kid, name, label or sheet, depth + 1)
    if not kids and own:
        yield name, (sheet, label, _value(field))


def _value(field: Object) -> str:
    """What stands in a field; "" if nothing does, and `TICKED` for a box that is ticked."""
    value = field.get("/V")
    if field.get("/FT") == Name.Btn:
        return "" if value is None or value == Name.Off else TICKED
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    return "" if value is None else re.sub(r"\r\n?", "\n", str(value)).strip()
