"""Processes beside this one: some that are watched while they work, and some that need not be."""
