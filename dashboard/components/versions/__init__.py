"""The parts of the page of the versions: one of them, two side by side, and their timeline.

A version on screen is a revision in the code: one committed change of the data. None is ever lost
or changed; going back to one is a new revision that undoes what came after it.
"""
