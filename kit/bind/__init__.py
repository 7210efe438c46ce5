"""Parts into packets, with tags, outline, links and page labels kept.

Only here and in imposition: pikepdf.
"""

from kit.bind.bind import Binder
from kit.bind.normalize import normalize
from kit.bind.volume import bind_volume

__all__ = ["Binder", "bind_volume", "normalize"]
