"""`python -m kit` is the same as `debate-kit`."""

from kit.cli import main

main()
