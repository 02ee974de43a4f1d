"""The process of its own, with limits, in which files are read and checked."""
