"""``kb fix``: repairs what has one right answer, and nothing else.

Each repair is a function that looks at a file and yields what it would change; ``rules`` lists
them, ``workspace`` makes them, ``guard`` takes back what does not leave the file better.
"""
