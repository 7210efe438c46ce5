"""Opens, judges and tries out a stranger's pack before anything of it is kept."""
