"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.plain import render_plain
from kit.render.render import Renderer

__all__ = ["Renderer", "render_plain"]
