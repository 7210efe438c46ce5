"""`debate-kit doctor`: what is installed, what is missing, how to get it."""

from __future__ import annotations

import click

from kit.cli.session import Session


@click.command(epilog="Example:  debate-kit doctor")
@click.pass_obj
def doctor(session: Session) -> None:
    """Show what the kit needs: what is installed, what is missing, and how to get it."""
    from kit.project.doctor import requirements

    found = requirements(session.layers, session.cache)
    for finding in found:
        click.echo(f"{'ok      ' if finding.ok else 'MISSING '} {finding.what}")
        if not finding.ok:
            click.echo(f"         to get it: {finding.how}")
    if not all(finding.ok for finding in found):
        click.get_current_context().exit(1)
    click.echo("Everything the kit needs is here.")
