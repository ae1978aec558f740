"""Templates and schemas, made once for all tests of a process instead of once for each build."""

from __future__ import annotations

import sys
from functools import cache
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

_KNOWN: dict[tuple[str, str], CodeType | None] = {}


class _Compiled(BytecodeCache):
    """What was compiled in this process; the rest from where it is ``kept``, if anywhere."""

    def __init__(self, kept: BytecodeCache | None) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _KNOWN.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._kept is not None:
            self._kept.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        _KNOWN[bucket.key, bucket.checksum] = bucket.code
        if self._kept is not None:
            self._kept.dump_bytecode(bucket)


def remember_schemas() -> None:
    """Let all descriptions of the API share the schemas that are made of the models alone."""
    openapi = sys.modules.get("kb_builder.site.api.openapi")
    if openapi is not None:
        for name in ("answer_schemas", "content_schemas"):
            setattr(openapi, name, cache(getattr(openapi, name)))


def remember_templates() -> None:
    """Let all environments of this process share what one of them compiled."""
    rendering = sys.modules.get("kb_builder.site.rendering")
    if rendering is None:
        return
    make = rendering.make_environment

    def sharing(kept: BytecodeCache | None = None) -> SandboxedEnvironment:
        return make(_Compiled(kept))  # type: ignore[no-any-return]

    rendering.make_environment = sharing
