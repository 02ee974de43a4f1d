"""A page that takes files, and says how many it has."""

from __future__ import annotations

import streamlit as st

files = st.file_uploader("Bestanden", accept_multiple_files=True)
st.write(f"Aantal: {len(files)}")
