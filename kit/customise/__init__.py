"""Changes to roles, sheets and debates, for those who do not program.

Texts are edited in place: comments, order and layout stay as the author left them.
"""
