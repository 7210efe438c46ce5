"""Finds who is in an essay, without a language model: by capitals, nouns and verbs."""

from kit.stakeholders.find import stakeholders

__all__ = ["stakeholders"]
