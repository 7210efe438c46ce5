"""A teacher's own folder and machine: `init` begins a project, `doctor` says what is missing."""
