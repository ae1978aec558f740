"""A command given wrongly, explained in one Indonesian sentence (Typer speaks English)."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from typing import Any, Final

from typer.exceptions import TyperException

from kb_builder.words.nearest import did_you_mean

_RULES: Final = (
    (r"is not one of (.*?)\.?$", "Yang boleh: {}."),
    (r"valid integer", "Tulis bilangan bulat."),
    (r"valid number", "Tulis angka dengan titik desimal."),
    (r"greater than or equal to (\S+)", "Paling kecil {}."),
    (r"less than or equal to (\S+)", "Paling besar {}."),
)


class UsageError(Exception):
    """The command was given wrongly in a way that only the command itself can see.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """


def explain(error: TyperException) -> str:
    """What was wrong with the command, and where to look."""
    kind = type(error).__name__
    context: Any = getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        return error.format_message()
    sentence = _sentence(error, kind, context)
    command = context.command_path if context is not None else "kb"
    return f"{sentence} Lihat '{command} --help'."


def explain_refusal(error: OSError) -> str:
    """What the operating system refused, and what to do about it."""
    what = f"'{error.filename}'" if error.filename else "Keluaran perintah ini"
    if error.errno == errno.ENOSPC:
        return f"{what} tidak dapat ditulis: tempat penyimpanannya penuh."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{what} tidak dapat dibaca atau ditulis; periksa izin berkas dan foldernya."
    if error.errno == errno.ENOENT:
        return f"{what} tidak ada."
    code = errno.errorcode.get(error.errno or 0, "tidak diketahui")
    return f"{what} tidak dapat dibaca atau ditulis (sebab: {code})."


def _sentence(error: TyperException, kind: str, context: Any) -> str:
    message = error.message
    if kind == "NoSuchOption":
        name = str(getattr(error, "option_name", ""))
        known = [option for p in context.command.params for option in p.opts] if context else []
        return f"Pilihan '{name}' tidak dikenal.{_nearest(name, known)}"
    if found := re.match(r"No such command '(.*)'\.", message):
        known = list(getattr(context.command, "commands", {})) if context else []
        return f"Perintah '{found.group(1)}' tidak dikenal.{_nearest(found.group(1), known)}"
    parameter = getattr(error, "param", None)
    name = _name(parameter)
    if kind == "MissingParameter":
        return f"{name} belum diberikan."
    if kind == "BadParameter":
        return f"Nilai untuk {name} tidak dapat dipakai.{_rule(message)}"
    if kind == "BadOptionUsage":
        return f"Pilihan '{getattr(error, 'option_name', '')}' memerlukan nilai."
    if extra := re.search(r"unexpected extra argument\S* \((.*)\)", message):
        return f"Kata '{extra.group(1)}' tidak dimengerti di sini."
    return f"Perintah keliru ({message})."


def _rule(message: str) -> str:
    """What a value must be like, from the checker's English."""
    for pattern, rule in _RULES:
        if found := re.search(pattern, message):
            return " " + rule.format(*found.groups())
    return ""


def _name(parameter: Any) -> str:
    if parameter is None:
        return "Sebuah nilai"
    if parameter.param_type_name == "option":
        return f"pilihan '{parameter.opts[-1]}'"
    return str(parameter.metavar or parameter.name).upper()


def _nearest(word: str, known: Iterable[str]) -> str:
    return f" {did_you_mean(word, list(known))}".rstrip()
