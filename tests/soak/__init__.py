"""Trials that take long: `make soak` runs them and prints what held and what fell."""
