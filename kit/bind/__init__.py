"""Parts into packets, with tags, outline, links and page labels kept.

Only here and in imposition: pikepdf.
"""

from kit.bind.bind import Binder, bind_volume
from kit.bind.normalize import normalize

__all__ = ["Binder", "bind_volume", "normalize"]
