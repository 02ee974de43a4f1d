"""The network as one page that opens in any browser, with no internet."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

import pyvis.network

from dashboard.pictures import Legend

_OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False},
    "interaction": {"hover": True, "keyboard": True},
    "nodes": {"font": {"face": "sans-serif"}},
}
_COLOURS = {
    "var(--st-text-color)": "#1B262C",
    "var(--st-background-color)": "#FFFFFF",
    "var(--network-line)": "#8A949B",
}
_OURS = {"classes", "mark", "inset", "hollow", "ring", "faded"}  # what only our picture draws
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
_STYLE = (
    "body{font-family:sans-serif;margin:1rem;color:#1B262C}h1{font-size:1.4rem}"
    "ul{columns:3;padding:0;list-style:none}i{display:inline-block;width:1em;height:1em;"
    "border-radius:50%;margin-right:.4em;border:1px solid #1B262C}"
)


def offline_network_page(
    description: pyvis.network.Network, *, title: str, about: str, legend: Legend
) -> bytes:
    """Make one HTML file with the network and all that it needs inside; all text stays text."""
    nodes = [_with_fixed_colours(node) for node in description.nodes]
    page = pyvis.network.Network(height="75vh", width="100%", cdn_resources="in_line")
    # Without titles: pyvis shows all of them as HTML as soon as one contains "href".
    page.nodes = [{key: node[key] for key in node if key != "title"} for node in nodes]
    page.node_ids = [node["id"] for node in nodes]
    page.node_map = {node["id"]: node for node in nodes}
    page.edges = [_with_fixed_colours(edge) for edge in description.edges]
    page.set_options(json.dumps(_OPTIONS))
    text: str = page.generate_html()
    data = json.dumps(nodes).translate(_SAFE_IN_SCRIPT)
    text = re.sub(
        r"nodes = new vis\.DataSet\(.*\);",
        lambda _: f"nodes = new vis.DataSet({data});",
        text,
        count=1,
    )
    return _replace_remote_parts(text, title, about, legend).encode()


_SAFE_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def _replace_remote_parts(text: str, title: str, about: str, legend: Legend) -> str:
    """Remove what the page would fetch from elsewhere; add its title, description and legend."""
    for pattern in (
        r"<link\s[^>]*?href=\"https?://[^>]*?>",
        r"<script\s[^>]*?src=[^>]*?>\s*</script>",
        r"<center>.*?</center>",
    ):
        text = re.sub(pattern, "", text, flags=re.DOTALL)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    head = f"<head>{policy}<title>{html.escape(title)}</title><style>{_STYLE}</style>"
    body = f"<body><h1>{html.escape(title)}</h1><p>{html.escape(about)}</p>"
    text = text.replace("<head>", head, 1).replace("<body>", body, 1)
    return text.replace("</body>", f"{_legend_html(legend)}</body>", 1)


def _legend_html(legend: Legend) -> str:
    return "".join(
        f"<h2>{html.escape(group.title)}</h2><ul>"
        + "".join(
            f"<li>{_sign_example_html(sign.example)}{html.escape(sign.words)} ({sign.count})</li>"
            for sign in group.signs
        )
        + "</ul>"
        for group in legend
    )


def _sign_example_html(example: Mapping[str, Any]) -> str:
    colour = example.get("color")
    fill = colour.get("background") if isinstance(colour, dict) else None
    if not isinstance(fill, str) or not fill.startswith("#"):
        return ""
    return f'<i style="background:{html.escape(fill)}"></i>'


def _with_fixed_colours(part: Mapping[str, Any]) -> dict[str, Any]:
    """A node or edge with colours that any browser knows."""
    text = json.dumps({key: value for key, value in part.items() if key not in _OURS})
    for ours, theirs in _COLOURS.items():
        text = text.replace(ours, theirs)
    plain: dict[str, Any] = json.loads(text)
    return plain
