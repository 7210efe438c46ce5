"""Imposition: places pages of finished PDFs on sheets of paper, for a printer or a copier.

jobs       which files, how many times
signatures, sequence, grid   which page stands where, and what is printed when
fit        how large, and at which spot
measure, copier   what it costs in paper and ink
share, lay   the print file itself
"""
