"""A teacher's own folder and machine: `init` starts a project, `doctor` says what is missing."""
