"""Files that editors, systems and Git leave beside those that people write."""

from __future__ import annotations

import re
from typing import Final

_LEFT: Final = re.compile(
    r"""
    \..*                     # .x.yaml.swp, .x.kate-swp, .#x, .DS_Store
    | .*~ | \#.*\#           # backups of Emacs, Kate and others
    | 4913 | 5\d{3}          # Vim asks with such a file whether it may write
    | .*\.(?:sw[a-p]|swpx|tmp|temp|part|crdownload|bak|orig|rej)
    | .*___jb_(?:tmp|old)___
    | ~\$.* | thumbs\.db | desktop\.ini
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_left_behind(name: str, /) -> bool:
    """Whether nobody wrote a file or folder of this name as a part of the project."""
    return _LEFT.fullmatch(name) is not None
