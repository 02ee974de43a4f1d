"""Text of the data on screen: it stays text, and what is read aloud is the text itself."""

from __future__ import annotations

import pytest

from dashboard.markdown import as_label, escaped


def test_every_sign_of_a_text_is_escaped_on_one_line() -> None:
    assert escaped("a *b*\n[c](d)") == r"a \*b\* \[c\]\(d\)"


@pytest.mark.parametrize(
    "name",
    ["SEL Z.W. Vl.", "Sint-Jozef (De Haan)", "Home ’t Hoge", "Thuis & Co", "Zorg/Wonen", "C# +"],
)
def test_a_label_is_the_name_itself_where_it_means_nothing_else(name: str) -> None:
    assert as_label(name) == name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("*vet*", r"\*vet\*"),
        ("[x](http://y)", "\\[x\\](http\\:\u2060//y)"),
        (":material/home:", r"\:material/home\:"),
        ("1. eerst", r"1\. eerst"),
        ("# kop", r"\# kop"),
        ("- punt", r"\- punt"),
        ("a -> b", r"a \-\> b"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("$x$ `y` ~z~ _w_", r"\$x\$ \`y\` \~z\~ \_w\_"),
        ("www.woon.be", "www\u2060\\.woon\\.be"),
        ("x@woon.be", "x\u2060\\@woon.be"),
    ],
)
def test_a_label_has_a_mark_where_a_sign_would_become_something_else(name: str, label: str) -> None:
    assert as_label(name) == label
