"""The same build again, of which nothing has changed: seen by hashes, and told as any other."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.session import Session
from kit.typeset.native import pango_version
from kit.unchanged import Build, as_before, program_hash

if TYPE_CHECKING:
    from kit.pipeline.request import Request
    from kit.publish import Published

SETTINGS = "DEBATE_KIT_"
"""What the names of the kit's own variables of the environment begin with."""
MOST_BUILDS = 200
"""How many builds are remembered; older ones are forgotten."""
UNCHANGED = "; no sheet had changed, none was typeset again"


def is_as_before(session: Session, words: Sequence[str]) -> bool:
    """Whether a build by these words of the command line would give what is there.

    If so, what it says is said.
    """
    begun = time.monotonic()
    said = as_before(session.cache, _asked(session, words), _program())
    if said is None:
        return False
    for line in said.before:
        session.say(line)
    session.say(done(begun, UNCHANGED))
    if not session.quiet:
        for line in said.after:
            click.echo(line)
    for text, color in said.problems:
        click.secho(text, err=True, fg=color)
    return True


def done(begun: float, more: str = "") -> str:
    """The line that says how long a build took that began at this time of the monotonic clock."""
    return f"Done in {time.monotonic() - begun:.1f} s{more}."


def before_build(session: Session, words: Sequence[str], request: Request) -> Build | None:
    """What is known of a build before it reads its files; None where it could not be told again.

    That is where a file comes from standard input, or a font from this system.
    """
    from kit.load import load_settings
    from kit.problems import Problems
    from kit.unchanged import Sources

    source = request.source
    settings = load_settings(request.layers, Problems())
    fonts = None if settings is None else settings.facts.fonts
    if source.data is not None or request.essay_data is not None:
        return None
    if fonts is not None and (fonts.text or fonts.headings):
        return None
    logo = None if settings is None else settings.logo
    named = (source.path, source.plan, request.essay, logo, *source.history)
    layers = session.layers.folders
    sources = Sources(layers, tuple(path for path in named if path is not None))
    return Build.of(_asked(session, words), _program(), sources)


def after_build(
    session: Session,
    build: Build | None,
    request: Request,
    published: Published,
    problems: Sequence[tuple[str, str | None]],
) -> None:
    """Remember a build that made all it was asked for, to tell it again while nothing changes.

    `problems` are the lines of what it warned of. What cannot be written is not remembered.
    """
    from kit.cli.made import unchanged_lines
    from kit.model.saved_cast import SAVED_CAST_FILE
    from kit.publish.journal import JOURNAL
    from kit.publish.manifest import MANIFEST, file_hash, owned_files
    from kit.publish.whole import write_whole
    from kit.unchanged import ABSENT, RECORD, Said, index_path, index_text, record_text

    folder = request.folder
    proposed = request.source.is_given and request.source.plan is None
    # The next build has the cast that this one has proposed, and says so.
    if build is None or build.made_from is None or proposed or published.beside:
        return
    files = {path: facts["sha256"] for path, facts in owned_files(folder).items()}
    files |= {name: file_hash(folder / name) for name in (MANIFEST, SAVED_CAST_FILE)}
    said = Said(tuple(session.told), tuple(unchanged_lines(published)), tuple(problems))
    index = index_path(session.cache, build.asked)
    with suppress(OSError):
        write_whole(folder / RECORD, record_text(build, files | {JOURNAL: ABSENT}, said))
        index.parent.mkdir(parents=True, exist_ok=True)
        write_whole(index, index_text(folder, build.sources))
        known = sorted(index.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in known[:-MOST_BUILDS]:
            path.unlink()


def _asked(session: Session, words: Sequence[str]) -> str:
    """The hash of all that decides what is meant: words, folders, and the kit's own variables."""
    known = {name: value for name, value in os.environ.items() if name.startswith(SETTINGS)}
    folders = (session.project, session.user, session.cache, Path.cwd())
    asked = (tuple(words), tuple(map(str, folders)), sorted(known.items()))
    return hashlib.sha256(repr(asked).encode("utf-8", "surrogateescape")).hexdigest()


def _program() -> str:
    return program_hash(pango_version())
