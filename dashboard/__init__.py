"""The people's side: pages in a browser, documents, the command line, and every word in them.

What is known lives in `data`, what follows from it in `graph`; here it is asked, worded and shown.
One value goes from the frame to everything that shows something: the `Context` (`context.py`),
which says who asks, in which language, on which day, and about which `Snapshot` of the facts. So
no function asks a global, and a page can be run in a test for any person, day and language.

Imports run one way, and a test holds them to it: command line, server and sign-in, pages,
components, what is worked out once (`cache.py`, `comparisons.py`), documents and pictures, text,
words. Who may come in decides one gate (`access`), who may do what one table (`roles.py`): a page
asks its context (`may`), and the store checks once more what is done. Only `cache.py` keeps
answers, by revision: what a revision was never changes, so no answer can become old.
"""
