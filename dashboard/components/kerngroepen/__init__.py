"""Help to form kerngroepen: groups are proposed, moved by hand, named and kept.

The division that a person works on lives in the session, by what was asked for: a proposal is made
once for each request, and never replaces what somebody moved. It becomes a scenario or, by who may
change data, bodies and seats.
"""
