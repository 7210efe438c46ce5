"""Everything that can be found wrong with a debate without typesetting it."""

from __future__ import annotations

from kit.check import (
    check_balance,
    check_printed,
    check_prompts,
    check_seating,
)
from kit.load import in_profile
from kit.model.profile import STANDARD
from kit.pipeline.prepare import Prepared, prepare
from kit.pipeline.request import Request
from kit.problems import BadInput, Problems


def examine(request: Request, problems: Problems) -> Prepared | None:
    """Add every problem that can be found without typesetting; None if some are errors.

    Raises only `BadUsage`.
    """
    try:
        prepared = prepare(request, problems, all_roles=True)
    except BadInput:
        return None
    from kit.typeset.letters import check_letters
    from kit.typeset.styles import check_styles

    own = request.layers.kit
    found = {
        style.path: style
        for styles in prepared.styles.values()
        for style in styles
        if style.path.suffix == ".css" and not style.path.is_relative_to(own)
    }
    # Those of profiles that nobody has yet: the next roster may name them.
    for profile in prepared.profiles:
        if profile.id in prepared.styles:
            continue
        for style in in_profile((), profile, request.layers, problems):
            if style.path.suffix == ".css" and not style.path.is_relative_to(own):
                found.setdefault(style.path, style)
    check_styles(tuple(found.values()), problems)
    check_letters(prepared.pages, prepared.styles[STANDARD], prepared.texts, problems)
    if not problems.errors:
        # What is not even right need not be fair yet.
        renderer = prepared.renderer
        check_printed(prepared.sheets, renderer.printed, renderer.templates, own, problems)
        check_prompts(prepared.debate, problems)
        check_seating(prepared.debate, prepared.formats, own, problems)
        check_balance(prepared.debate, renderer.role_texts, problems)
    return None if problems.errors else prepared
