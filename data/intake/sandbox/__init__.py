"""The process of its own, with limits, in which files are read and checked.

An uploaded file may be made to hurt: a workbook of 5 kB with one value in its farthest cell ends
the process of fast readers at once, and one of 2 MB unpacks to 600 MB. So whatever opens a file
runs in a worker with a limit on memory (`resource.RLIMIT_AS`), on processor time and on the clock;
whoever asked gets columns and problems back, and the worker is ended, whatever it is doing.
Checking runs there too: it takes long for a large upload, and the dashboard goes on with other
work meanwhile.

WorkerLauncher are forked from a fork server of our own, in milliseconds, since it has loaded all
libraries and nothing else. `multiprocessing` has a fork server as well, but its children first
import the main module of the program again, it gets the environment of the program (ours sets what
OpenBLAS, glibc and openpyxl look at while they are loaded), and its children go on when whoever
asked was killed. What goes to a worker may be pickled, since we made it; what comes back is JSON
and Arrow streams only, which are validated, since a file may have taken the worker over.

`workers` hands them out, `forkserver` is the process that forks them, `worker` what they run, and
`messages` what both sides send. `read_uploads` and `check_uploads` are what others call.
"""
