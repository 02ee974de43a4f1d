"""Gaps on screen and on paper, and what people decide about them.

A finding is shown with its status, its reason and the lines it rests on; what is unknown is shown
apart from what is confirmed, never as a lesser form of it. A mark is a decision of a person about
one finding, known by its identity, and a change of the data like any other: it has an author, and
it can be undone. Since when a gap exists is told only on the page of today.
"""
