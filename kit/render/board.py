"""The board as one HTML file: its style and its script stand in it, and it may load nothing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kit.model.board import Board
from kit.model.noun import noun


@noun
class Inline:
    """A style or script of the kit's own, with the hash by which the page allows it.

    See “Hash source” in Content Security Policy Level 3, §2.3.1.
    """

    text: Markup
    allowed: str

    @classmethod
    def of(cls, path: Path) -> Inline:
        """What stands in a file."""
        text = path.read_text("utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return cls(text=Markup(text), allowed=f"sha256-{digest}")  # noqa: S704 (the file is the kit's own)


def board_page(board: Board, folder: Path) -> str:
    """The whole page. `folder` holds the kit's `board.html.j2`, `board.css` and `board.js`."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("board.html.j2").render(
        board=board,
        # What a browser remembers of a lesson holds for this very board.
        key=hashlib.sha256(repr(board).encode()).hexdigest()[:16],
        style=Inline.of(folder / "board.css"),
        script=Inline.of(folder / "board.js"),
    )
