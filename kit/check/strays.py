"""Finds the teacher's own files that nothing uses: misnamed, misplaced, or not yet listed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.model.debate import Debate
from kit.model.sheets import SheetSet
from kit.problems import Place, Problems, did_you_mean

UNUSED = "nothing uses this file, so it changes nothing"
TEMPLATE = (".html.j2", ".md.j2")
IMAGES = (".svg", ".png", ".jpg", ".jpeg")
STYLES = ("own.css", "paper-letter.css", "paper-a4.css")
"""Stylesheets that are used without being listed."""
LISTS = ("sheets.yaml", "code-names.yaml")
HEADINGS = "headings.yaml"
"""What class lists call their columns: read from the kit's own folder alone."""
# Text files for people, what editors and systems leave behind, and what `kit.load.schemas` writes.
PASSED_OVER = ("readme", "license", "licence", "credits", "sources", "notice", "pack.yaml")
BACKUPS = ("~", ".bak", ".swp", ".orig", ".tmp", "thumbs.db", "desktop.ini", ".schema.json")


def check_strays(
    debate: Debate,
    sheets: SheetSet,
    layers: Sequence[Path],
    own: Sequence[Path],
    debates: Collection[str],
    problems: Problems,
) -> None:
    """Add a warning for each of the teacher's files, of a debate or its templates, that is unused.

    `layers` are the folders that contain `roles/` and `templates/`, the winning one first; `own`
    are the teacher's folders among them. `debates` are the ids of all debates. A file that
    overrides another of the same name is used; a new file is used if something names it.
    """
    _Search(debate, sheets, tuple(layers), tuple(own), frozenset(debates), problems).run()


@dataclass(frozen=True, slots=True)
class _Search:
    debate: Debate
    sheets: SheetSet
    layers: tuple[Path, ...]
    own: tuple[Path, ...]
    debates: frozenset[str]
    problems: Problems

    def run(self) -> None:
        for folder in self.own:
            for templates in self.template_folders(folder):
                for path in _files(templates):
                    self.template_file(path, path.relative_to(templates).as_posix())
            for path in _files(folder / "roles" / self.debate.id):
                inner = path.relative_to(folder / "roles" / self.debate.id)
                if inner.parts[0] != "templates":
                    self.debate_file(path, inner.as_posix())
            self.other_debates(folder / "roles")

    def template_folders(self, layer: Path) -> tuple[Path, ...]:
        return (layer / "templates", layer / "roles" / self.debate.id / "templates")

    def template_file(self, path: Path, name: str) -> None:
        """A file below `templates/`, by its name there."""
        if name == HEADINGS:
            hint = "only the kit's own is read; in a class list, call the column of names “name”"
            self.stray(path, name, (), hint)
            return
        folders = (each for layer in self.layers for each in reversed(self.template_folders(layer)))
        if name in LISTS or _lies_over(path, [each / name for each in folders]):
            return
        kind, _, file = name.partition("/")
        if kind == "styles":
            listed = {*self.sheets.facts.styles, *STYLES}
            if file not in listed and not self.is_named(file, "profiles/*.yaml"):
                hint = "list it under “styles” in templates/sheets.yaml, or call it own.css"
                self.stray(path, file, listed, hint)
        elif kind in ("formats", "profiles"):
            if "/" in file or not file.endswith(".yaml"):
                self.stray(path, file, (), f"its name must end in “.yaml”, right in {kind}/")
        elif name.endswith(TEMPLATE):
            if name not in (known := self.known_templates()) and not self.is_named(name, "**/*.j2"):
                misplaced = sorted(each for each in known if each.endswith(f"/{path.name}"))
                hint = "templates/sheets.yaml lists no sheet of this name, and no template names it"
                if misplaced:
                    hint = f"to count, it must be templates/{misplaced[0]}"
                near = [each.rpartition("/")[2] for each in known if each.startswith(f"{kind}/")]
                self.stray(path, path.name, () if misplaced else near, hint)
        else:
            here = name.rpartition("/")[0]
            parts = (each.rpartition("/") for each in self.known_templates())
            near = [file for folder, _, file in parts if folder == here]
            self.stray(path, path.name, near or LISTS, "")

    def debate_file(self, path: Path, name: str) -> None:
        """A file below the debate's folder, by its name there."""
        folders = (layer / "roles" / self.debate.id for layer in self.layers)
        if _lies_over(path, [each / name for each in folders]):
            return
        ids = [role.id for role in self.debate.roles]
        files = [f"{each}.md.j2" for each in ids]
        emblems = [f"emblems/{each}.svg" for each in ids]
        if name in ("debate.yaml", self.debate.facts.essay.file, *files, *emblems):
            return
        if name.startswith("emblems/"):
            hint = "an emblem has the name of its role, and ends in “.svg”"
            self.stray(path, name, emblems, hint)
        elif name.lower().endswith(IMAGES):
            if not self.is_shown(name):
                self.stray(path, name, (), "no role's text shows this picture")
        elif name.endswith(".md.j2") and "/" not in name:
            if self.is_below_the_cast(path):
                return
            role_id = name.removesuffix(".md.j2")
            near = did_you_mean(role_id, ids)
            self.problems.warn(
                Place(path),
                f"the role “{role_id}” is in no cast, so nobody gets it",
                near if near.startswith("did") else self.to_cast(role_id, path),
            )
        else:
            self.stray(path, name, ["debate.yaml", *files], "")

    def to_cast(self, role: str, path: Path) -> str:
        """How to seat the role of a file: in the cast beside it, which may be yet to begin."""
        file = f"roles/{self.debate.id}/debate.yaml"
        add = f"add “{role}” to “cast” in {file}"
        if self.debate.source.place("cast").path.parent == path.parent:
            return add
        return f"run “debate-kit debate customise cast --debate {self.debate.id}”, then {add}"

    def is_below_the_cast(self, path: Path) -> bool:
        """Whether the cast comes from a layer above the file, which leaves it out on purpose."""
        layers = [layer / "roles" / self.debate.id for layer in self.layers]
        cast = self.debate.source.place("cast").path
        return layers.index(path.parent) > layers.index(cast.parent)

    def other_debates(self, roles: Path) -> None:
        """Warn about files and folders in `roles/` that belong to no debate."""
        for entry in sorted(roles.iterdir()) if roles.is_dir() else ():
            if _is_passed_over(entry.name):
                continue
            if entry.is_file():
                self.stray(entry, entry.name, (), "it must lie in the folder of a debate")
            elif entry.is_dir() and entry.name not in self.debates and any(_files(entry)):
                near = did_you_mean(entry.name, self.debates)
                self.problems.warn(
                    Place(entry),
                    f"there is no debate “{entry.name}”, so nothing uses this folder",
                    near if near.startswith("did") else "a debate has a file “debate.yaml”",
                )

    def stray(self, path: Path, name: str, known: Collection[str], otherwise: str) -> None:
        near = did_you_mean(name, known)
        self.problems.warn(Place(path), UNUSED, near if near.startswith("did") else otherwise)

    def known_templates(self) -> set[str]:
        """The templates of listed sheets, and all templates that are not the teacher's own."""
        listed = (f"sheets/{sheet.id}.html.j2" for sheet in self.sheets.facts.listed)
        given = (
            path.relative_to(templates).as_posix()
            for layer in self.layers
            if layer not in self.own
            for templates in self.template_folders(layer)
            for path in _files(templates)
            if path.name.endswith(TEMPLATE)
        )
        return {*listed, *given}

    def is_named(self, name: str, where: str) -> bool:
        """Whether one of the teacher's own files names it; the kit's own cannot name a new file."""
        whole = re.compile(rf"(?<![\w./-]){re.escape(name)}(?![\w./-])")
        return any(
            whole.search(path.read_text("utf-8", "replace"))
            for layer in self.own
            for templates in self.template_folders(layer)
            for path in templates.glob(where)
            if path.is_file()
        )

    def is_shown(self, name: str) -> bool:
        """Whether the text of a role names a picture."""
        return any(
            name in path.read_text("utf-8", "replace")
            for layer in self.layers
            for path in (layer / "roles" / self.debate.id).glob("*.md.j2")
        )


def _lies_over(path: Path, same_name: Sequence[Path]) -> bool:
    """Whether a file overrides another of the files `same_name`, the winning one first."""
    return any(other.is_file() for other in same_name[same_name.index(path) + 1 :])


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are meant for the kit, in alphabetical order."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        inner = path.relative_to(folder).parts
        hidden = any(each.startswith(".") for each in inner)
        if not hidden and not _is_passed_over(path.name) and path.is_file():
            yield path


def _is_passed_over(name: str) -> bool:
    plain = name.lower()
    return name.startswith((".", "#")) or plain.startswith(PASSED_OVER) or plain.endswith(BACKUPS)
