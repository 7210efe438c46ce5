"""The nouns: frozen data that the stages pass to one another.

Those that describe a teacher's files (`debate`, `format`, `sheets` …) carry their bounds as
annotations, so that `load` can check a file against them.
"""
