"""What is shown of a meeting that is prepared: whom to invite, the balance, the agenda, the papers.

`request.py` has what is asked, in the address: the body, the day, the themes, and who is wished or
not; `graph.meetings` works the answer out, and the other files show it part by part. Nothing is
saved until somebody plans the meeting or notes the invitations.
"""
