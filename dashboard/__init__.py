"""The people's side: pages in a browser, documents, the command line, and every word in them.

What is known lives in `data`, what follows from it in `graph`; here it is asked, worded and shown.
One value goes from the frame to everything that shows something: the `Context` (`context.py`),
which says who asks, in which language, on which day, and about which `Snapshot` of the facts. So
no function asks a global, and a page can be run in a test for any person, day and language.

Imports run one way, and a test holds them to it: command line and server, pages, components, what
is worked out once (`cache.py`, `comparisons.py`), documents and pictures, text, words. Nothing
below the frame decides who may do what: a page asks its context (`may_mark`, `may_record`,
`may_change_data`), the one gate that a person's role goes through. Only `cache.py` keeps answers,
by revision: what a revision was never changes, so no answer can become old.
"""
