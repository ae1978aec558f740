"""What people read and type: numbers, dates, lists, likely words, hidden signs, short texts.

This package knows nothing of areas, cases or pages: everything else may lean on it.
"""
