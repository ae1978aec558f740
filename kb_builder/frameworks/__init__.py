"""The instruments (PeGI, SPBE, Pemdi) as data, and the exact arithmetic on them."""
