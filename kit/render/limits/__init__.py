"""What strangers' templates may write: judged on their syntax trees, before they are compiled.

The kit's own roles and sheets pass through the same judges.
"""
