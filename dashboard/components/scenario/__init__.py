"""The parts of the page on which one tries out what a change would bring.

A scenario is a list of steps that stands in the address and in the session; nothing of it touches
the data. Steps are tried one after the other on the facts of now, and those that cannot be done are
said. People may keep a scenario for everybody: it is no version of the facts.
"""
