"""Going back: an earlier state as a new revision."""

from __future__ import annotations

from data.errors import RefusedError
from data.queries import changes_between
from data.revisions import Revision
from data.rights import Act, Right
from data.store import Store


def restore(store: Store, number: int, *, author: str, message: str) -> Revision:
    """Make the facts what they were right after a revision; 0 is the empty store.

    Raises RefusedError when there is no such revision, when nothing has changed since, or for who
    may not.
    """
    store.permission.require(Right.CHANGE_DATA)
    with store.without_other_commits():  # what comes in between would not be undone
        latest = store.revision
        if not 0 <= number <= latest:
            raise RefusedError("no-such-revision", number=number, latest=latest)
        back = changes_between(store, number, latest).inverse()
        return store.commit(back, base=latest, author=author, message=message, act=Act.RESTORE)
