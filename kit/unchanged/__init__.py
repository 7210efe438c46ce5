"""Whether a build would give what stands there already, known by hashes alone.

It loads nothing else of the kit, so that the same build again is over before the rest has started.
"""

from kit.unchanged.program import code_hash, program_hash
from kit.unchanged.record import (
    ABSENT,
    RECORD,
    Build,
    Said,
    as_before,
    index_path,
    index_text,
    record_text,
)
from kit.unchanged.sources import Sources

__all__ = [
    "ABSENT",
    "RECORD",
    "Build",
    "Said",
    "Sources",
    "as_before",
    "code_hash",
    "index_path",
    "index_text",
    "program_hash",
    "record_text",
]
