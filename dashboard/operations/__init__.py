"""What those see who run the dashboard: whether it is ready, what it measures, what it logs.

Whoever keeps a server running asks three things. *Ready* says whether the store answers and the
disk has room, to anybody, in one word. *Measurements* are numbers in the text format of
Prometheus, for an administrator. The *log* of a dashboard that serves a whole city hall is one
line of JSON an event, on standard error. None of them holds a name of a person, a query string or
a secret; somebody appears in the log as a hash that only this installation can make.
"""
