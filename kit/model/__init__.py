"""The nouns: frozen data that the stages hand to one another.

Those that stand in a teacher's files (`debate`, `format`, `sheets`) carry their
bounds as annotations, so that `load` can check a file against them.
"""
