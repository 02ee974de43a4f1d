"""Files with names of people: that one was downloaded is told to the witness of the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dashboard.context import Context
from data.rights import Act

Content = TypeVar("Content", bytes, str)


def with_names(
    context: Context, file_name: str, make: Callable[[], Content]
) -> Callable[[], Content]:
    """Return `make`, which then also tells the witness; Streamlit calls it for each download."""

    def make_and_report() -> Content:
        content = make()
        context.store.permission.report(Act.DOWNLOAD, file=file_name)
        return content

    return make_and_report
