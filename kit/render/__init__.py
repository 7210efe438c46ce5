"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.render import Renderer

__all__ = ["Renderer"]
