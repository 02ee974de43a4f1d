"""Facts that passed the checks → what would change, and its commit as one revision.

A proposal is made against a revision: problems, changes, and the state as it would be. Accepting
it (`acceptance`) commits it in one transaction. When another commit came between, the changes are
first made anew against that and checked again; where both change the same row it is refused, since
nothing is ever overwritten silently. Facts entered by hand are proposals too
(`facts_as_upload`), so that they pass the same checks.
"""
