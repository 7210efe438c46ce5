"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.images import logo_address
from kit.render.render import Renderer

__all__ = ["Renderer", "logo_address"]
