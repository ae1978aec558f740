"""``python -m kb_builder``: the same as the command ``kb``."""

from kb_builder.cli import run

if __name__ == "__main__":
    run()
