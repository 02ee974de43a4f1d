"""Serves the page on which the picture is tried out, with its scripts beside it."""

from streamlit.starlette import App

from dashboard.components.network_view import routes

app = App("network_view_page.py", routes=routes())
