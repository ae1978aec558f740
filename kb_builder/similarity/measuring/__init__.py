"""How good the lists are: only ``kb evaluate`` needs this, and only this needs scikit-learn.

Every figure of ours is taken from the functions that readers get, asked about all areas.
"""
