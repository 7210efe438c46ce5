"""A format fitted to a lesson: which lengths fit, how long each phase is, what happens when."""
