"""How much a pack may hold: much more than any debate needs, much less than does harm."""

from __future__ import annotations

MOST_FILES = 500
MOST_BYTES = 20 * 1024 * 1024
"""Of all files together, unpacked, and of the zip file itself."""
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_TEXT_BYTES = 512 * 1024
"""Of one text file: the loader reads no larger ones."""
MOST_TEXTS_BYTES = 4 * 1024 * 1024
"""Of all text files together."""
MOST_YAML_BYTES = 128 * 1024
"""Of one YAML file: reading so much takes seconds. That of the bundled debate has 38 KB."""
MOST_CSS_BYTES = 64 * 1024
MOST_YAML = 256 * 1024
"""Of all YAML files together."""
MOST_SAID = 50
"""Problems that are reported of one file; nobody reads more."""
MOST_RATIO = 100
"""How many times its packed size a file may have, if it is larger than `SMALL`.

This stops zip bombs: DEFLATE can reach 1,032 times (zlib.net/zlib_tech.html).
"""
SMALL = 64 * 1024
MOST_DEPTH = 6
"""Parts of a name: folders and the file itself."""
MOST_NAME_BYTES = 200
