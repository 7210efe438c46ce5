"""A group of commands that loads each only when it is called, so that help is instant."""

from __future__ import annotations

import importlib
from typing import Any

import click

WORDS = "kit.cli.words"
"""In the `meta` of a context: the words of the command line from the command's name on."""


class LazyGroup(click.Group):
    """Commands by name, as "module:attribute", with the line that help shows for each."""

    def __init__(
        self, *args: Any, lazy: dict[str, str], summaries: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words ask for. Raises `BadUsage` if there is none of that name."""
        name = args[0]
        ctx.meta[WORDS] = tuple(args)
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from kit.problems import BadUsage, did_you_mean

            near = did_you_mean(name, self.list_commands(ctx))
            raise BadUsage(f"there is no command “{ctx.command_path} {name}”", near)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in help, from their lines alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.summaries[name]) for name in self.list_commands(ctx)])
