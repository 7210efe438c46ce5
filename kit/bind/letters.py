"""What a PDF says of the glyphs of a font: their widths, and the letters that they stand for.

It is written as WeasyPrint 70 writes it, but only for the glyphs that are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_RUN = re.compile(rb"(\d+) \[([^\]]*)\]")
_LETTERS = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_MOST_LETTERS = 100
"""Letters in a block of a CMap (Adobe Technical Note 5014)."""
_MAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def widths_of(array: bytes) -> dict[int, bytes]:
    """The widths of glyphs by number, from the array that lists runs of them (9.7.4.3)."""
    return {
        int(first) + at: width
        for first, run in _RUN.findall(array)
        for at, width in enumerate(run.split())
    }


def letters_of(written: bytes) -> dict[int, bytes]:
    """What glyphs stand for, by number, from the map that WeasyPrint 70 writes (9.10.3)."""
    return {int(glyph, 16): letters for glyph, letters in _LETTERS.findall(written)}


def widths_array(widths: Mapping[int, bytes]) -> bytes:
    """The array of these widths, as it is written in a file."""
    runs: list[tuple[int, list[bytes]]] = []
    for glyph in sorted(widths):
        if not runs or glyph != runs[-1][0] + len(runs[-1][1]):
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    return b"[%s]" % b" ".join(b"%d [%s]" % (first, b" ".join(run)) for first, run in runs)


def letters_map(letters: Mapping[int, bytes]) -> bytes:
    """The map that says what these glyphs stand for (9.10.3)."""
    lines = [b"<%04x> <%s>" % (glyph, letters[glyph]) for glyph in sorted(letters)]
    blocks = [lines[at : at + _MOST_LETTERS] for at in range(0, len(lines), _MOST_LETTERS)]
    return _MAP % b"\n".join(_block(block) for block in blocks)


def _block(lines: Iterable[bytes]) -> bytes:
    held = list(lines)
    return b"%d beginbfchar\n%s\nendbfchar" % (len(held), b"\n".join(held))
