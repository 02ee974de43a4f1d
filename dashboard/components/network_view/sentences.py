"""What the picture says for itself; the browser has no words of its own."""

from __future__ import annotations

from dashboard.words import Words


def sentences(words: Words) -> dict[str, str]:
    """Give every word that the browser shows, by the key under which its scripts know it."""
    return {
        "picture": words("Network, picture"),
        "keys": words(
            "Arrow keys walk from one to the next, Enter chooses, Escape clears, plus and minus zoom."
        ),
        "search": words("Search in the picture"),
        "nothing": words("Nothing found"),
        "zoom_in": words("Zoom in"),
        "zoom_out": words("Zoom out"),
        "fit": words("Show all"),
        "unpin": words("Put back what was dragged"),
        "png": words("Save as PNG picture"),
        "svg": words("Save as SVG drawing"),
        "legend": words("Legend"),
        "legend_help": words("Click to fade or show."),
        "all": words("Show all signs"),
        "chosen": words("Chosen"),
        "empty": words("There is nothing to draw with these choices."),
        "failed": words("The picture could not be drawn. The table shows the same."),
        "faded": words("Faded"),
    }
