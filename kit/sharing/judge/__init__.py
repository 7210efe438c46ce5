"""A stranger's pack: opened, judged and tried out, before anything of it is written."""
