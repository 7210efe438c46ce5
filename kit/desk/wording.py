"""What to do, in the words of the page: many hints of the kit name a command of the terminal.

Who reads the page has no terminal, so each command, and each option, becomes what does the same on
the page, or a line of `debate-kit.yaml`, which any editor of texts can change.
"""

from __future__ import annotations

import re

_PATH = r'(?:"[^"]*"|[^\s;,]+)'
_RULES = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # The cast.
        (
            r"leave out --format, or propose a new cast with “debate-kit cast”",
            "propose the cast anew for this format, under Lesson or Cast",
        ),
        (
            rf"debate-kit cast --roster {_PATH} --plan {_PATH}",
            "press “Bring it up to date” under Cast",
        ),
        (
            rf'debate-kit cast --plan {_PATH} --absent "([^"]*)"',
            r"press the name “\1” under Cast, then “Is away”",
        ),
        (rf"make a new one: debate-kit cast --roster {_PATH}", "propose a new one under Cast"),
        (
            r"make one with “debate-kit cast”, name it with --plan, or give a number of copies",
            "propose one under Cast",
        ),
        (r": ask for more with --tables", ""),
        (r": --with ([\w-]+) seats it", r": the line “extra_roles: [\1]” in debate-kit.yaml does"),
        (
            r"ask for it with “--with ([\w-]+)”",
            r"ask for it by a line “extra_roles: [\1]” in debate-kit.yaml",
        ),
        # The class.
        (
            r'if it is a student, add --include "[^"]*"',
            "if it is a student, press “This is a student” beside the name, further down",
        ),
        (
            r'to take one in, add --include "[^"]*"; all: --include all',
            "to take one in, press “This is a student” beside the name, further down",
        ),
        (r'; --include "[^"]*" would take (?:one|it) in', ""),
        # The lesson.
        (r"made for that: ((?:--format [\w-]+(?: or )?)+)", r"choose another under Lesson: \1"),
        (r"--format ([\w-]+)", r"“\1”"),
        (r"say so: --start, as in --start (\S+)", r"write that under “It begins at”, as in \1"),
        (r"--(?:start|break) (?=[“\d])", ""),
        # The essay.
        (
            r"name each with --role; “debate-kit debate stakeholders” lists who is in the essay",
            "tick those who take part, or write others below",
        ),
        (r"write --role “(\w+)” or “[^”]*”", r"write the name alone, such as \1"),
        (r"--question takes", "the question takes"),
        (
            r"or name it with --essay",
            "or name it in debate-kit.yaml, by a line such as “essay: essay.txt”",
        ),
        # Building and printing.
        (
            rf"; make the packets again: debate-kit build(?: {_PATH})*",
            "; make the packets again, under Print",
        ),
        (
            rf"(make (?:them|it)(?: first| again)?): debate-kit build(?: {_PATH})*",
            r"\1, under Print",
        ),
        (
            rf"build what is printed in another profile: debate-kit build(?: {_PATH})*",
            "make what is printed in another profile",
        ),
        (r"try again with --jobs 1", "try again"),
        (r"leave out --profile", "choose another profile"),
        (
            r"choose another folder with --out",
            "name another folder in debate-kit.yaml, by a line such as “out: packets”",
        ),
        # Files and folders.
        (r"run “?debate-kit check”?", "look at the step Pages, which says what is wrong"),
        (
            r"make a (?:folder|project) of your own with “debate-kit init[^”]*”"
            r"(?:, then run this again as “debate-kit -C [^”]*”)?",
            "start the desk in a folder of your own",
        ),
        (
            r"run “debate-kit debate customise cast --debate [\w-]+”, then",
            "copy the list “cast” of the kit’s debate.yaml into your own, then",
        ),
        (
            r"stop the preview, run “debate-kit -v build”, and report what that shows",
            "end the desk, start it again, and report this if it comes back",
        ),
    )
)


def page_words(text: str) -> str:
    """A message or a hint, with what to do on the page in place of commands and options."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text
