"""The pipeline: load everything, then pure stages, one after the other.

`build` reads as the list of them; `check` stops before typesetting, `recast` before packets.
"""
