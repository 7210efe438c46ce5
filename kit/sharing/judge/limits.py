"""How much a pack may hold: far more than any debate needs, far less than harms."""

from __future__ import annotations

MOST_FILES = 500
MOST_BYTES = 20 * 1024 * 1024
"""Of all files together, unpacked; and of the zip file itself."""
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_TEXT_BYTES = 512 * 1024
"""Of one file of text: what the loader reads of one."""
MOST_TEXTS_BYTES = 4 * 1024 * 1024
"""Of all files of text together."""
MOST_YAML_BYTES = 128 * 1024
"""Of one YAML file: it takes seconds to read as much. The bundled debate has 38 KB."""
MOST_CSS_BYTES = 64 * 1024
MOST_YAML = 256 * 1024
"""Of all YAML files together."""
MOST_SAID = 50
"""Problems of one file; nobody reads more."""
MOST_RATIO = 100
"""How many times its packed size a file may have, once it is larger than `SMALL`."""
SMALL = 64 * 1024
MOST_DEPTH = 6
"""Folders in a name."""
MOST_NAME_BYTES = 200
