"""What serves the pages: starting, our own page around Streamlit, and the way in for commands."""
