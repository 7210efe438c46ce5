"""What the copier would spoil: finished PDFs measured, not the HTML they came from.

`Preflight` measures a part; `add_findings` says in a teacher's words what it found. Only this room
knows PDFium. The docstring of each rule says what it means and how it is measured.
"""

from kit.preflight.inspect import Preflight
from kit.preflight.report import add_findings

__all__ = ["Preflight", "add_findings"]
