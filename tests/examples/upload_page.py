"""A page that takes files and says how many it has, or that takes none and says what is held."""

from __future__ import annotations

import streamlit as st

from dashboard.uploads import held_uploads, take_no_uploads, take_own_uploads

if st.query_params.get("takes") == "no":
    take_no_uploads()
    held = held_uploads().file_storage.values()
    st.write(str(sum(len(file.data) for own in list(held) for file in list(own.values()))))
    st.stop()
take_own_uploads("")
files = st.file_uploader("Bestanden", accept_multiple_files=True)
st.write(f"Aantal: {len(files)}")
