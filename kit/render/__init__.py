"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.blocks import (
    Block,
    all_blocks,
    extended,
    outer_blocks,
    tags,
    with_prose,
    with_word,
    without_comments,
)
from kit.render.board import board_page
from kit.render.images import logo_address
from kit.render.plain import render_plain
from kit.render.render import Renderer, html_sheet
from kit.render.stubs import fill_stub
from kit.render.syntax import check_syntax

__all__ = [
    "Block",
    "Renderer",
    "all_blocks",
    "board_page",
    "check_syntax",
    "extended",
    "fill_stub",
    "html_sheet",
    "logo_address",
    "outer_blocks",
    "render_plain",
    "tags",
    "with_prose",
    "with_word",
    "without_comments",
]
