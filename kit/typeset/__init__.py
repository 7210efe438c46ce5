"""HTML to parts: tagged PDF pages, kept on disk. Only here: WeasyPrint and the fonts."""

from kit.typeset.cache import PartCache
from kit.typeset.styles import check_styles
from kit.typeset.typeset import Typesetter

__all__ = ["PartCache", "Typesetter", "check_styles"]
