"""`debate-kit template`: look at the sheets, formats and styles, and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.options import WHICH_DEBATE, debate_option
from kit.cli.session import Session, debate_or_default
from kit.cli.versions import (
    VersionsGroup,
    full_option,
    seen_option,
    show_differences,
    show_list,
    write_version,
)

if TYPE_CHECKING:
    from kit.load import Layers

own_templates_option = debate_option(
    f"The debate whose own templates count as well. [default: {WHICH_DEBATE}]"
)


@click.group(
    cls=VersionsGroup,
    epilog="Examples:  debate-kit template list   ·   debate-kit template customise cover   ·   "
    "debate-kit template customise own.css",
)
def template() -> None:
    """Look at the sheets, debate formats and styles, and change them.

    NAME is as “template list” shows it, or shorter: cover, sheets/cover, summit, own.css.
    """


@template.command(
    "list",
    short_help="list every file that pages are made with, and whose counts",
    epilog="Example:  debate-kit template list",
)
@own_templates_option
@click.pass_obj
def list_templates(session: Session, debate: str | None) -> None:
    """List every file that pages are made with, and whose counts.

    The kit looks for a file in your project, then in your own folder for all projects, then
    among its own.
    """
    from kit.customise.templates import list_templates as listed

    show_list(
        ("kind", "name"),
        (((each.kind, each.name), each.standing) for each in listed(_layers(session, debate))),
    )


@template.command(
    "show",
    short_help="print the file that counts",
    epilog="Example:  debate-kit template show cover",
)
@click.argument("name")
@own_templates_option
@click.pass_obj
def show_template(session: Session, name: str, debate: str | None) -> None:
    """Print the file of that NAME, in the version that counts."""
    from kit.customise.templates import find_template, template_text

    layers = _layers(session, debate)
    found = find_template(name, layers)
    shown = template_text(found)
    if shown is None:
        click.echo(f"{found.name} does not exist yet", err=True)
        return
    path, text = shown
    session.say(str(path))
    click.echo(text, nl=not text.endswith("\n"))


@template.command(
    "customise",
    short_help="put your own version of a file into your project",
    epilog="Examples:  debate-kit template customise cover   ·   "
    "debate-kit template customise sheets.yaml packet   ·   "
    "debate-kit template customise own.css",
)
@click.argument("name")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@own_templates_option
@full_option
@click.pass_obj
def customise_template(
    session: Session, name: str, keys: tuple[str, ...], debate: str | None, full: bool
) -> None:
    """Put a version of the file of that NAME into your project, to be edited.

    A sheet or layout builds on the existing one and changes nothing yet: it holds each block as
    a comment, with a line that says how to bring it to life. So does sheets.yaml, key by key.
    With a KEY of sheets.yaml or of a format, your file holds that key as it is now, ready to
    edit. Partials, styles and code names are copied in full, and so are formats without a KEY.
    Delete your file to go back to the kit's.
    """
    from kit.customise.templates import customise_template as customised
    from kit.customise.templates import find_template

    layers = _layers(session, debate)
    found = find_template(name, layers)
    write_version(customised(found, keys, layers, full=full), debate, session)


@template.command(
    "diff",
    short_help="what your version changes, and what changed in the kit's since",
    epilog="Example:  debate-kit template diff cover",
)
@click.argument("name")
@own_templates_option
@seen_option
@click.pass_obj
def diff_template(session: Session, name: str, debate: str | None, seen: bool) -> None:
    """Show what your version of a file changes, and what has changed in the kit's since."""
    from kit.customise.templates import find_template

    layers = _layers(session, debate)
    found = find_template(name, layers)
    if found.standing is None:
        click.echo(f"{found.name} does not exist yet")
        return
    show_differences(found.standing, layers, session, seen=seen)


def _layers(session: Session, debate: str | None) -> Layers:
    """Where templates are looked for: first those of a debate, if it is clear which one."""
    from kit.problems import BadUsage

    try:
        return session.layers.for_debate(debate_or_default(debate, session))
    except BadUsage:
        return session.layers
