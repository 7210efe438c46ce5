#!/bin/sh
# A PDF that is copied key by key with pikepdf has other bytes in every run.
#
# One would guess: `Dictionary.keys()` gives the keys in the order of the file, or sorted, as
#   `items()` and `unparse()` do; with `deterministic_id=True` the same input then gives the same
#   bytes.
# What happens: `keys()` is a Python set of str, whose order changes with the hash seed of the
#   process. Whoever makes an object for each key (`for key in page.Resources.keys()`, or
#   `keys() - {"/XObject"}`, which reads well) numbers the objects in that order. A plain save numbers
#   them again and hides it; with object streams it shows: they are filled by the old numbers.
#   `items()` of the same dictionary is sorted, and makes the same file each time. Every page looks
#   the same, so nothing but a hash of the file tells.
# Versions: pikepdf 10.18.0 (with qpdf inside), CPython 3.11 to 3.13.
# Source: pikepdf's reference of `Object.keys` names no order; seen by running.
# Why it matters on paper: imposition copies resources between files; "has this print file changed
#   since it went to the copier?" is asked by hash, and a rebuild of the same packets says yes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pikepdf==10.18.0
cat >"$work/copied.py" <<'PY'
import hashlib, io, sys
import pikepdf
from pikepdf import Dictionary, Name, Pdf

names = ["/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/ProcSet"]
source = Dictionary({name: Dictionary(Made=Name(name)) for name in names})
by = {"keys": lambda: source.keys() - {"/XObject"}, "items": lambda: [k for k, _ in source.items()]}

pdf = Pdf.new()
# An object of its own for each entry, in the order in which they come.
pdf.Root.Copied = Dictionary({n: pdf.make_indirect(source[n]) for n in by[sys.argv[1]]()})
out = io.BytesIO()
pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
print(pikepdf.__version__, type(source.keys()).__name__, hashlib.sha256(out.getvalue()).hexdigest()[:12])
PY
code=0
for way in keys items; do
    seen=$(for seed in 1 2 3 4 5 6; do
        PYTHONHASHSEED=$seed "$work/venv/bin/python" "$work/copied.py" "$way"
    done)
    echo "by $way(), six hash seeds:"
    echo "$seen"
    different=$(echo "$seen" | sort -u | wc -l | tr -d ' ')
    case $way in
        keys) [ "$different" -gt 1 ] || { echo "changed: always the same bytes by keys()"; code=1; } ;;
        items) [ "$different" = 1 ] || { echo "changed: other bytes by items()"; code=1; } ;;
    esac
done
exit $code
