"""HTML to parts: tagged PDF pages, kept on disk. Only here: WeasyPrint and the fonts.

`typeset` does the work. `letters` and `styles` find in advance what it would complain of.
"""
