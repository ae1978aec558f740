"""Forms for those who do not use git: what people fill in becomes a checked file."""
