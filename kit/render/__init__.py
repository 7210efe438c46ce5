"""Sheets and their contexts to HTML. Only here: Jinja and Markdown."""

from kit.render.render import render

__all__ = ["render"]
