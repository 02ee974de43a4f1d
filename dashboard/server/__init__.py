"""Serving the dashboard: starting it, whom it answers, and our own page around Streamlit.

Streamlit has no sign-in, so only this computer is answered, asked by its own name and from a page
that we served (`local_only.py`). The process that serves keeps the one store open, and leaves a
note with its address and a secret beside the data, for its owner alone; by that note a command
reaches it (`running_dashboard.py`, answered by `command_route.py`).

The page in which Streamlit draws is our own (`shell.py`), because Streamlit offers no other way
to say what we need: a Content-Security-Policy, so that the browser asks no other host; what its
style leaves wanting on a phone; and its built-in English in Dutch. Only whole sentences are
replaced, and only at the places that `dashboard/wording/streamlit_words.py` names, never a text
from the data.
"""
