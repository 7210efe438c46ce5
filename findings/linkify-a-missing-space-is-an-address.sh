#!/bin/sh
# A space that is missing after a sentence makes a web address of its last word and the next.
#
# One would guess: a library that finds addresses in text takes what begins with http:// or www., or
#   ends as most addresses do (.com, .org); “failed.So what” is a slip of the keyboard.
# What happens: linkify-it-py, which markdown-it-py uses for its option `linkify`, knows the two letters of
#   each country: “failed.So” is in Somalia, “agreed.In” in India, “over.No” in Norway, and files called
#   notes.md are in Moldova. Of 24 words of two letters with which sentences begin, 16 make a link.
#   bleach makes the same ones. “left.We” and “Mr.Kim” stay text, so that it looks like chance.
# Versions: linkify-it-py 2.2.0, markdown-it-py 4.3.0, bleach 6.4.0.
# Source: ISO 3166-1 has the letters; both libraries' references say that links without a scheme are
#   found by their last part. Seen by running.
# Why it matters on paper: in print a link is underlined, and has its address after it if the style says
#   so: “The talks failed.So (http://failed.So) what now?”, within a student's own words.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check linkify-it-py==2.2.0 markdown-it-py==4.3.0 bleach==6.4.0
cat >"$work/links.py" <<'PY'
import re
import sys
from importlib.metadata import version

import bleach
from markdown_it import MarkdownIt

markdown = MarkdownIt("commonmark", {"linkify": True}).enable("linkify")
BEGIN = "Am An As At Be By Do Go He If In Is It Me My No Of On Or So To Up Us We".split()


def addresses(made):
    return re.findall(r'href="(?:http://)?([^"]+)"', made)


print("linkify-it-py", version("linkify-it-py"), "bleach", version("bleach"))
for text in ("The talks failed.So what now?", "They agreed.In May it rained.", "See notes.md and Mr.Kim", "He left.We stayed."):
    print(f"{text!r}: {addresses(markdown.renderInline(text))}, bleach {addresses(bleach.linkify(text))}")
found = [
    [word for word in BEGIN if addresses(find(f"The talks failed.{word} goes on."))]
    for find in (markdown.renderInline, bleach.linkify)
]
print(f"of {len(BEGIN)} words of two letters after a point, {len(found[0])} make a link by linkify-it-py, {len(found[1])} by bleach")
print(*found[0])
as_found = found[0] == found[1] and len(found[0]) == 16 and {"So", "In", "It", "Is", "No"} < set(found[0])
sys.exit(0 if as_found else "changed: other words make a link")
PY
"$work/venv/bin/python" "$work/links.py"
