"""The smallest page that Streamlit can show, to measure others against."""

import streamlit as st

st.title("empty")
