"""What Streamlit starts: the frame, in our own shell, and the scripts of the picture."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.components import network_view
from dashboard.server import backup_route, shell, shell_words
from dashboard.server.only_here import only_here

app = st.App(
    Path(__file__).parents[1] / "app.py",
    routes=[*network_view.routes(), *shell_words.routes(), *backup_route.routes()],
    middleware=[Middleware(only_here), Middleware(network_view.early), Middleware(shell.instead)],
)
