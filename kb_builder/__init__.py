"""Rujukan: sourced case files of Indonesian regencies, as a site, as data and as peers."""
