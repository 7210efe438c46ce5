"""The nodes of a YAML text, by libyaml where that reads it as YAML 1.2 does, which is quicker.

To read the files of a debate takes ruamel.yaml, which is written in Python, twenty times as long as
libyaml, which is in C and comes with PyYAML. But libyaml reads YAML 1.1: it allows tabs between
words, and ends lines at more characters; and its messages are others. So whatever has any of these,
or anchors and tags, or is broken, is read by ruamel.yaml.
"""

from __future__ import annotations

import functools
import re
from typing import Any

try:
    from yaml import YAMLError
    from yaml.cyaml import CParser
    from yaml.resolver import BaseResolver
except ImportError:  # PyYAML was built without libyaml
    CParser = None

Node = Any
"""A node of either library: both have its `id`, tag, value, style (of text) and marks."""
SCALAR, SEQUENCE, MAPPING = "scalar", "sequence", "mapping"
"""The ids of nodes."""

ODD = re.compile("[\t\x85\u2028\u2029\ufeff]|(?:^|[\\s,\\[{])[&!]\\S", re.MULTILINE)
"""What the two do not read alike."""


@functools.lru_cache(maxsize=64)
def compose(text: str) -> Node | None:
    """The nodes of a YAML text; all its scalars are text.

    Raises what ruamel.yaml raises. Cached, because a preview reads most files again unchanged.
    """
    if CParser is not None and ODD.search(text) is None:
        try:
            return _quickly(text)
        except YAMLError:
            pass
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).compose(text)


def _quickly(text: str) -> Node | None:
    class Loader(CParser, BaseResolver):  # type: ignore[misc]
        """libyaml's parser; it resolves no numbers or dates."""

    return Loader(text).get_single_node()
