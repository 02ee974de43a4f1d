"""Serves a page on which the picture is tried out, with its scripts beside it."""

from __future__ import annotations

import os

from starlette.middleware import Middleware
from streamlit.starlette import App

from dashboard.components.network_view import script_routes, with_preload_links

app = App(
    os.environ.get("PAGE", "network_view_page.py"),
    routes=script_routes(),
    middleware=[Middleware(with_preload_links)],
)
