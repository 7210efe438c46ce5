"""`make audit`: what the kit prints today, read by strict readers (`__main__` has the whole)."""
