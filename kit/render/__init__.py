"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.images import logo_address
from kit.render.plain import render_plain
from kit.render.render import Renderer

__all__ = ["Renderer", "logo_address", "render_plain"]
