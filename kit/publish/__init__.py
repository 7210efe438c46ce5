"""Puts finished files into the output folder, all or none, and writes the manifest of them."""

from kit.publish.folder import Published, publish, staged
from kit.publish.manifest import MANIFEST, Made, Stood, file_facts, owned_files, settings_of
from kit.publish.standing import standing_files
from kit.publish.texts import save_new, save_text
from kit.publish.whole import write_whole

__all__ = [
    "MANIFEST",
    "Made",
    "Published",
    "Stood",
    "file_facts",
    "owned_files",
    "publish",
    "save_new",
    "save_text",
    "settings_of",
    "staged",
    "standing_files",
    "write_whole",
]
