"""The files below `templates/`: which ones there are, whose each is, a teacher's own version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.customise.difference import yaml_chain
from kit.customise.edits import key_names, with_text_added
from kit.customise.files import Changes, project_folder, refuse_existing, shown
from kit.customise.override import each_key, keys_override, sheet_override, stub, whole_copy
from kit.customise.schema_line import begin
from kit.customise.snapshot import Standing, keep_snapshot, plain_text, standing
from kit.load import Layers
from kit.problems import BadUsage, did_you_mean

KINDS = (
    ("sheets", ".html.j2"), ("layouts", ".j2"), ("partials", ".html.j2"),
    ("formats", ".yaml"), ("profiles", ".yaml"), ("styles", ".css"),
)  # fmt: skip
LISTS = ("sheets.yaml", "code-names.yaml")
OWN_STYLES = "styles/own.css"
_ENDINGS = (".html.j2", ".md.j2", ".yaml", ".css", ".j2")


@dataclass(frozen=True, slots=True)
class Template:
    """One file below `templates/`: its kind, its name there, and its standing.

    Only `styles/own.css` may have none: nobody needs one, and the kit brings none.
    """

    kind: str
    name: str
    standing: Standing | None


def list_templates(layers: Layers) -> list[Template]:
    """Every file below `templates/`, by kind."""
    return [
        Template(kind, name, standing(f"templates/{name}", layers)) for kind, name in _all(layers)
    ]


def find_template(said: str, layers: Layers) -> Template:
    """The file that a teacher means by `cover`, `sheets/cover`, `cover.html.j2` and the like.

    Raises `BadUsage` if it could be none or several.
    """
    plain = said.removeprefix("./").removeprefix("templates/")
    every = list(_all(layers))
    for meant in (
        [each for each in every if each[1] == plain],
        [each for each in every if plain in _aliases(each[1])],
    ):
        if len(meant) == 1:
            kind, name = meant[0]
            return Template(kind, name, standing(f"templates/{name}", layers))
        if meant:
            raise BadUsage(
                f"“{said}” could be several files",
                "name one of: " + ", ".join(name for _, name in meant),
            )
    known = {alias for _, name in every for alias in (*_aliases(name), name)}
    raise BadUsage(f"there is no template “{said}”", did_you_mean(plain, known))


def customise_template(
    found: Template, keys: Sequence[str], layers: Layers, *, full: bool
) -> Changes:
    """A teacher's own version of a template in the project.

    Sheets, layouts and the list of sheets build on the one below, and so does a format with
    `keys`. Anything else is copied in full, and so is everything with `full`.
    """
    project = project_folder(layers)
    name = f"templates/{found.name}"
    path = project / name
    changes = Changes(project)
    command = f"debate-kit template diff {found.name}"
    if keys and found.kind not in ("formats", "profiles") and found.name != "sheets.yaml":
        raise BadUsage(f"{found.name} has no keys", "leave them out, to customise the whole file")
    if keys and full:
        raise BadUsage("either name keys, or ask for all with --full")
    if keys and path.is_file():
        add_keys(name, keys, layers, changes)
        return changes
    refuse_existing(path, project)
    if found.name == OWN_STYLES:
        changes.write(path, stub("own.css.j2", layers))
        return changes
    assert found.standing is not None, "all others are the kit's, or somebody's"
    below = found.standing.path
    if not full and (keys or found.name == "sheets.yaml"):
        more = f"debate-kit template customise {found.name} KEY"
        text = keys_override(found.name, yaml_chain(name, layers), keys or None, more, layers)
    elif not full and found.kind in ("sheets", "layouts") and found.name.endswith(".html.j2"):
        text = sheet_override(found.name, below, layers)
    else:
        if found.standing.partial:
            whose = "your own file for all projects"
            raise BadUsage(
                f"{whose}, {below}, builds on the kit's and cannot be copied in full",
                "customise it without --full"
                if full
                else f"customise one KEY of it, or edit {below}",
            )
        text = whole_copy(found.name, below, command, layers)
    begin(changes, name, text)
    keep_snapshot(changes, name, below)
    return changes


def add_keys(name: str, keys: Sequence[str], layers: Layers, changes: Changes) -> None:
    """Add keys of the file below at the end of a project's YAML file that builds on it."""
    path = changes.project / name
    text = changes.text(path) or ""
    where = shown(path, changes.project)
    chain = [each for each in yaml_chain(name, layers) if each != path]
    for key in keys:
        if key in key_names(text):
            raise BadUsage(f"“{key}” is already in {where}", "edit it there")
        if "extends" not in key_names(text):
            raise BadUsage(f"there is already a file {where}, and it is whole", "edit that one")
        text = with_text_added(text, "\n" + each_key(chain, key))
    changes.write(path, text)


def template_text(found: Template) -> tuple[Path, str] | None:
    """The winning file of a template and its text; None if there is none."""
    if found.standing is None:
        return None
    return found.standing.path, plain_text(found.standing.path)


def _all(layers: Layers) -> Iterator[tuple[str, str]]:
    for kind, suffix in KINDS:
        names = {f"{name}{suffix}" for name in layers.list(f"templates/{kind}", suffix)}
        for name in sorted({f"{kind}/{each}" for each in names} | _own_styles(kind)):
            yield kind, name
    for name in LISTS:
        yield "lists", name


def _own_styles(kind: str) -> set[str]:
    return {OWN_STYLES} if kind == "styles" else set()


def _aliases(name: str) -> set[str]:
    """What else a file may be called: without its folder, without its ending, without both."""
    ending = next((each for each in _ENDINGS if name.endswith(each)), "")
    short = name.removesuffix(ending)
    return {name, short, name.rpartition("/")[2], short.rpartition("/")[2]}
