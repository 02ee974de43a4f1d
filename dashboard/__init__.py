"""The people's side: pages, words, documents and the command line."""
