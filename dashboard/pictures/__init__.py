"""A network described as a picture: its signs, and the legend that names them; drawn elsewhere.

The description is a network of pyvis: nodes and edges with what each looks like and where it
stands. A component of the pages draws it in the browser, and a document writes it to a page that
opens offline, so that both show the same. Nothing here knows Streamlit.

No sign differs from another by colour alone: shape, outline, a letter or a dash tells it too.
What is in the picture is in its legend with its number, and what is not is not. Places come from
the server and are kept, so that a filter hides without moving anything, and the browser computes
none.
"""

from dashboard.pictures.legend import Legend, LegendGroup, LegendSign, layer_letters, make_legend
from dashboard.pictures.pyvis_description import describe_network, short_name
from dashboard.pictures.sign_styles import PictureAppearance

__all__ = [
    "Legend",
    "LegendGroup",
    "LegendSign",
    "PictureAppearance",
    "describe_network",
    "layer_letters",
    "make_legend",
    "short_name",
]
