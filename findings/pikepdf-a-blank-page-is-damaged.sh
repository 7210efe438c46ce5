#!/bin/sh
# A page added blank is a damaged page to the printers' readers, and sound to those who made it.
#
# One would guess: `Pdf.add_blank_page()` and `save()` give the simplest page there is, which no
#   reader can object to.
# What happens: the page gets a content stream of no bytes, and saving puts it under /FlateDecode
#   as it is, still with no bytes. Nothing is not a valid zlib stream. Ghostscript says “Page drawing
#   error occurred”, and so do print servers that are built on it; MuPDF warns of a “premature end”.
#   qpdf --check, pikepdf and pypdf say nothing, so tests with the library's own tools stay green. The
#   same holds for form XObjects of no bytes, such as the empty look of a box to tick. Deleting the
#   content, or one line end in it, is silent everywhere.
# Versions: pikepdf 10.18.0; seen with Ghostscript 10.00.0 and MuPDF 1.21.1, where installed.
# Source: ISO 32000-1, 7.7.3.3 makes Contents optional; pikepdf's reference does not mention it.
# Why it matters on paper: padding to an even number of pages is what blank pages are for.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pikepdf==10.18.0
cat >"$work/blank.py" <<'PY'
import sys
import pikepdf

for name in ("as-it-comes", "one-line-end", "no-content"):
    pdf = pikepdf.Pdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    if name == "one-line-end":
        page.Contents = pdf.make_stream(b"\n")
    elif name == "no-content":
        del page.Contents
    path = f"{sys.argv[1]}/{name}.pdf"
    pdf.save(path)
    with pikepdf.open(path) as saved:
        content = saved.pages[0].obj.get("/Contents")
        said = "none" if content is None else f"{len(content.read_raw_bytes())} bytes under {content.get('/Filter')}"
        print(f"{name}: {said}, check: {saved.check_pdf_syntax()}")
PY
seen=$("$work/venv/bin/python" "$work/blank.py" "$work")
echo "$seen"
code=0
echo "$seen" | grep -q "^as-it-comes: 0 bytes under /FlateDecode, check: \[\]" || { echo "changed: it is not empty under a filter"; code=1; }
for name in as-it-comes one-line-end no-content; do
    if command -v gs >/dev/null; then
        said=$(gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$work/$name.pdf" 2>&1 | head -1)
        echo "Ghostscript, $name: ${said:-silent}"
        case $name:$said in
            as-it-comes:?*|one-line-end:|no-content:) ;;
            *) echo "changed: what Ghostscript says of $name"; code=1 ;;
        esac
    fi
done
exit $code
