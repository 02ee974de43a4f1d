"""An upload: what was understood, what is asked, what is wrong, what would change, the commit.

A proposal is worked out once for the same files and answers, kept in the session, and committed as
one revision or not at all. Nothing is merged or left out unless somebody said so, and what others
committed in the meantime is looked at again before the commit.
"""
