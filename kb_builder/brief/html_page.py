"""The pack as one page that prints well: no script, no address from afar, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from kb_builder.brief.document import Block, Boxes, Bullets, Document, Heading, Paragraph, Table


def as_html(document: Document, /) -> str:
    """The whole page."""
    style = resources.files(__package__).joinpath("pack.css").read_text(encoding="utf-8")
    title = escape(document.title)
    body = "\n".join(_parts(document))
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(document.subtitle)}</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _parts(document: Document) -> Iterator[str]:
    for part in document.parts:
        yield f'<section id="{escape(part.id)}">\n<h2>{escape(part.title)}</h2>'
        yield from (_block(block) for block in part.blocks)
        yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h3>{escape(block.text)}</h3>"
        case Paragraph():
            kind = ' class="advice"' if block.strong else ' class="small"' if block.small else ""
            return f"<p{kind}>{escape(block.text)}</p>"
        case Bullets():
            items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
            return f'<ol start="{block.start}">{items}</ol>' if block.start else f"<ul>{items}</ul>"
        case Boxes():
            rows = tuple((row, *("☐" for _ in block.head[1:])) for row in block.rows)
            return _table(block.head, rows, kind="boxes")
        case Table():
            kind = "tall" if block.tall else "" if any(block.head) else "plain"
            return _table(block.head, block.rows, kind=kind, widths=block.widths)


def _table(
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    kind: str,
    widths: tuple[int, ...] = (),
) -> str:
    columns = "".join(f'<col style="width:{share}%">' for share in widths)
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head) if any(head) else ""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f'<div class="wide"><table class="{kind}"><colgroup>{columns}</colgroup>'
        f"{f'<thead><tr>{top}</tr></thead>' if top else ''}<tbody>{body}</tbody></table></div>"
    )
