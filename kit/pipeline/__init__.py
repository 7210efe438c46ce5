"""The pipeline: load everything, then run pure stages one after another.

`build` reads as the list of stages; `check` stops before typesetting, `recast` before packets.
"""
