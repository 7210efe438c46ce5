"""Makes print files from a finished build: read it, plan what goes on which sheet, write them.

finished, players → plan → make
"""

from kit.printing.make import Printed, print_files
from kit.printing.request import FilePlan, PrintPlan, PrintRequest

__all__ = ["FilePlan", "PrintPlan", "PrintRequest", "Printed", "print_files"]
