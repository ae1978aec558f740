"""Files that editors and systems put down for a moment beside those that people write."""

from __future__ import annotations

import re
from typing import Final

_LEFT: Final = re.compile(
    r"""
    \..*                     # .x.yaml.swp, .x.kate-swp, .#x, .DS_Store
    | .*~ | \#.*\#           # backups of Emacs, Kate and others
    | 4913 | 5\d{3}          # Vim asks with such a file whether it may write
    | .*\.(?:sw[a-p]|swpx|tmp|temp|bak|orig|part|crdownload)
    | .*___jb_(?:tmp|old)___
    | ~\$.* | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_left_behind(name: str, /) -> bool:
    """Whether a file of this name is a program's and not a person's."""
    return _LEFT.fullmatch(name) is not None
