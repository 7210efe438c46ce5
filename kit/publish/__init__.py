"""Finished files into the output folder, whole or not at all; the manifest of what is the kit's."""

from kit.publish.folder import Published, publish, staged
from kit.publish.manifest import MANIFEST, Made, file_facts, owned_files, settings_of
from kit.publish.texts import save_new, save_text

__all__ = [
    "MANIFEST",
    "Made",
    "Published",
    "file_facts",
    "owned_files",
    "publish",
    "save_new",
    "save_text",
    "settings_of",
    "staged",
]
