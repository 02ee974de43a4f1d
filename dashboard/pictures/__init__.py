"""A network described as a picture: its signs, and the legend that names them; drawn elsewhere."""

from dashboard.pictures.describe import describe, short_name
from dashboard.pictures.legend import Group, Legend, Sign, legend, marks
from dashboard.pictures.look import Look

__all__ = [
    "Group",
    "Legend",
    "Look",
    "Sign",
    "describe",
    "legend",
    "marks",
    "short_name",
]
