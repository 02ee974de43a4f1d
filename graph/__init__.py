"""Networks: facts in, plain Python out. No files, no database, no screens."""
