"""One file a command: how it is typed, and what it does.

A command imports what it needs when it runs, so that ``kb`` starts quickly; what such a file
imports at once is light.
"""
