"""A teacher's own font families, by name: those of `fontpkg-*` packages, and this system's."""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kit.model.settings import SettingsFile
from kit.problems import Problems, SourceText
from kit.typeset.native import fontconfig

WEIGHTS = (400, 600, 700)
OWN = "Kit "
"""What begins the names that stylesheets give to fonts from packages, as in “Kit Source Sans 3”.

Fontconfig asks for families by name alone. Where the computer has one of the same name, Pango takes
that: another version, with other widths, embedded with all that the kit's cut leaves out.
"""
KITS = {"text": "Source Serif 4", "headings": "Source Sans 3"}
"""The families used where a teacher names none, and for letters that the teacher's font lacks."""


def style_of_families(settings: SettingsFile | None, problems: Problems) -> SourceText | None:
    """A stylesheet that puts the families of the settings first; None if they name none.

    A family that is neither a package nor on this system becomes a problem.
    """
    if settings is None:
        return None
    fonts = settings.facts.fonts
    lines: list[str] = []
    for key, name in (("text", fonts.text), ("headings", fonts.headings)):
        if name is None:
            continue
        if not re.fullmatch(r"[\w .&'+-]+", name):
            problems.error(settings.source.place("fonts", key), f"“{name}” cannot be a font's name")
        elif faces := list(_faces(name)):
            lines += [*faces, _first(key, _pieces(name))]
        elif faces := list(_system(name)):
            lines += [*faces, _first(key, f'"{name}"')]
        else:
            problems.error(
                settings.source.place("fonts", key),
                f"there is no font “{name}” here",
                f"install it, or try: pip install fontpkg-{slug(name)}",
            )
    if not lines:
        return None
    return SourceText(settings.source.path, "\n".join(dict.fromkeys(lines)) + "\n")


def _first(key: str, family: str) -> str:
    """The rule that puts a family before the kit's own."""
    return f":root {{ --{key}: {family}, {_pieces(KITS[key])}, var(--scripts); }}"


def _pieces(name: str) -> str:
    """The two pieces that a package's family is cut into, as stylesheets call them."""
    return f'"{OWN}{name}", "{OWN}{name} Extended"'


def _faces(name: str) -> Iterator[str]:
    """The rules that load a family from its package, if there is one."""
    import fontpkg

    package = slug(name)
    if package not in fontpkg.families():
        return
    family = fontpkg.family(package)
    for style in sorted({file.style for file in family.files}, reverse=True):
        for weight in WEIGHTS:
            address = f"kit:font/{package}/{weight}{'-italic' if style == 'italic' else ''}"
            for piece, ending in (("", ""), (" Extended", "/extended")):
                yield (
                    f'@font-face {{ font-family: "{OWN}{name}{piece}"; font-weight: {weight}; '
                    f"font-style: {style}; src: url({address}{ending}); }}"
                )


def _system(name: str) -> Iterator[str]:
    """A comment that names this system's file of a family, so that pages change when it does."""
    path = system_file(name)
    if path is not None:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"/* {name}: {digest} */"


def system_file(name: str) -> Path | None:
    """The file that Fontconfig has for a family of exactly that name, or None.

    FcFontMatch always finds a font: the closest one. So its family name is compared
    (Fontconfig's developers' reference, FcFontMatch and FcPatternGetString).
    """
    library = fontconfig()
    if library is None:
        return None
    for function in ("FcNameParse", "FcFontMatch"):
        getattr(library, function).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(library.FcNameParse(name.replace("-", "\\-").encode()))
    library.FcConfigSubstitute(None, pattern, 0)
    library.FcDefaultSubstitute(pattern)
    result = ctypes.c_int()
    match = ctypes.c_void_p(library.FcFontMatch(None, pattern, ctypes.byref(result)))
    try:
        if not match:
            return None
        names = _strings(library, match, b"family")
        files = _strings(library, match, b"file")
        same = name.casefold() in (each.casefold() for each in names)
        return Path(files[0]) if same and files else None
    finally:
        library.FcPatternDestroy(pattern)
        if match:
            library.FcPatternDestroy(match)


def _strings(library: ctypes.CDLL, pattern: ctypes.c_void_p, key: bytes) -> list[str]:
    found: list[str] = []
    value = ctypes.c_char_p()
    while (
        library.FcPatternGetString(pattern, key, len(found), ctypes.byref(value)) == 0
        and value.value is not None
    ):
        found.append(value.value.decode("utf-8", "replace"))
    return found


def slug(name: str) -> str:
    """A family's name as its package has it: “Source Sans 3” is source-sans-3."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def font_file(family: str, style: str) -> Path | None:
    """The whole file of a family, "source-sans-3", upright or “italic”; None if there is none."""
    import fontpkg

    if family not in fontpkg.families():
        return None
    slope = "italic" if style.startswith("italic") else "normal"
    return Path(fontpkg.select_file(fontpkg.family(family), 400, slope, nearest=True).path)
