"""The command line: what each command takes, and the one place that catches errors.

Only this package knows the clock, the environment and the working directory.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any, NoReturn

import click

from kit import __version__
from kit.cli.interrupt import ctrl_c_heard
from kit.cli.lazy import WORDS, LazyGroup
from kit.problems import BadInput, BadUsage, CannotWork

COMMANDS = {
    "add": "add a debate that somebody shared",
    "answers": "collect what students filled in on a screen, as a table",
    "build": "make the packets",
    "cast": "propose who plays what, or bring a saved cast up to date",
    "check": "find every problem in a debate, and what to do about it",
    "debate": "look at the debates, change one, or begin your own",
    "desk": "the whole job in your browser: class, cast, pages, print",
    "doctor": "what is installed, what is missing, how to get it",
    "format": "look at the debate formats",
    "init": "make a project folder of your own",
    "preview": "see the pages in your browser, redrawn as you write",
    "print": "make print files from finished packets, and the copier plan",
    "pack": "write a debate to one file, to share it",
    "role": "look at a debate's roles; change, add, rename or remove them",
    "tally": "after the debate: what each role got by what was agreed",
    "template": "look at the sheets, formats and styles, and change them",
}
WITH_SETTINGS = ("build", "cast", "check", "pack", "preview", "print")
"""The commands that take the defaults of their options from a project's settings."""


@click.group(
    cls=LazyGroup,
    lazy={name: f"kit.cli.{name}:{name}" for name in COMMANDS},
    summaries=COMMANDS,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "DEBATE_KIT",
        "max_content_width": 96,
    },
    epilog="Examples:  debate-kit build   ·   debate-kit build --paper a4 --start 10:15",
)
@click.option(
    "-C",
    "project",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    metavar="DIR",
    help="The project folder, with your own roles and templates. [default: this folder]",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Show in full what went wrong inside the kit.")
@click.version_option(__version__, prog_name="debate-kit")
@click.pass_context
def cli(context: click.Context, project: str, quiet: bool, verbose: bool) -> None:
    """Turn an essay and a class into printable debate packets."""
    from kit.cli.session import Session

    context.obj = Session.of(project, quiet=quiet, verbose=verbose)
    if context.invoked_subcommand == "build":
        from kit.cli.again import is_as_before

        if is_as_before(context.obj, context.meta[WORDS]):
            context.exit()
    if context.invoked_subcommand in WITH_SETTINGS and not {"-h", "--help"} & set(sys.argv):
        from kit.cli.defaults import defaults

        # A command takes the defaults of the options that it has; Click ignores the rest.
        context.default_map = dict.fromkeys(WITH_SETTINGS, defaults(context.obj.layers))


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 bad input, 2 bad usage, 130 interrupted."""
    # A command makes many small objects that live until it ends; looking for garbage
    # among them at Python's usual pace takes a tenth of its time.
    gc.set_threshold(50_000, 20, 20)
    color: Any = False if os.environ.get("NO_COLOR") else None
    try:
        with ctrl_c_heard():
            code = cli.main(args, prog_name="debate-kit", standalone_mode=False, color=color)
        sys.exit(code if isinstance(code, int) else 0)
    except BadInput as failure:
        from kit.cli.report import show_problems

        show_problems(failure.problems, color)
        sys.exit(1)
    except CannotWork as failure:
        _say(f"error: {failure.message}", failure.hint, color)
        sys.exit(2 if isinstance(failure, BadUsage) else 1)
    except click.ClickException as failure:
        failure.show()
        sys.exit(failure.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was changed", err=True)
        sys.exit(130)
    except OSError as failure:
        from kit.publish.failures import said_of

        said, hint = said_of(failure)
        _say(f"error: {said}", hint, color)
        sys.exit(1)
    except Exception as failure:
        # A traceback helps no teacher; -v shows it to those who can read it.
        if "-v" in sys.argv or "--verbose" in sys.argv:
            raise
        said = f"{type(failure).__name__}: {failure}"
        _say(
            f"error: something went wrong inside the kit ({said})",
            "nothing was changed; run it again as “debate-kit -v …” and report what it shows",
            color,
        )
        sys.exit(1)


def _say(message: str, hint: str, color: bool | None) -> None:
    click.secho(message, err=True, fg="red", color=color)
    if hint:
        click.echo(f"       hint: {hint}", err=True, color=color)
