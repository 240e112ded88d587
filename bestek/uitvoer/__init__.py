"""A bestek as files: every format from one structure, so that none says something else than the other."""
