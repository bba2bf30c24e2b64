"""Finite-state generators: their files, and who wins against one.

A machine reads the profile of an example, answers a hypothesis and goes to a next state. Write R for the hypotheses
answered in earlier rounds. An example of profile p is legal for the target k when k is in p (it is genuine) or p meets
R (it may be a replay); the answer m is wrong for k when h_m is not inside h_k. See docs/machines.md.
"""
