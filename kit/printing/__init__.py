"""Makes print files from a finished build: read it, plan what goes on which sheet, write them.

finished, members → plan → make
"""

from kit.printing.make import Printed, print_files
from kit.printing.request import CopierPlan, PrintFile, PrintRequest

__all__ = ["CopierPlan", "PrintFile", "PrintRequest", "Printed", "print_files"]
