"""The commands as people type them: their options, and nothing at once but those.

Each command imports what it needs when it runs, so that ``kb`` starts quickly.
"""
