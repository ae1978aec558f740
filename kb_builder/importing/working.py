"""A row while it is worked on: its cells as far as they can be read, its decision, its doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb_builder.importing.crosscheck import Suggestion
from kb_builder.importing.decisions import Decision
from kb_builder.importing.draft import Repair
from kb_builder.importing.figures import Read, read_figure, read_predicate
from kb_builder.importing.headings import INDEX, NAME, PREDICATE
from kb_builder.importing.lines import shown
from kb_builder.importing.matching import Match
from kb_builder.importing.rows import PrintedRow
from kb_builder.model.area import Area
from kb_builder.model.framework import Framework


@dataclass(slots=True)
class Row:
    """A row of the file. ``cells`` are canonical figures, or the text of those that are not."""

    printed: PrintedRow
    decision: Decision
    cells: dict[str, str] = field(default_factory=dict)
    predicate: str | None = None
    match: Match = field(default_factory=lambda: Match(None))
    unread: dict[str, str] = field(default_factory=dict)
    """Why figures are not known, by column."""
    unplaced: list[str] = field(default_factory=list)
    """Why the area is not known."""
    wrong: str = ""
    """Why the figures contradict themselves."""
    nodes: tuple[str, ...] = ()
    """Nodes that cannot be right, whatever the others are."""
    repairs: list[Repair] = field(default_factory=list)
    restored: dict[str, str] = field(default_factory=dict)
    """What stood in cells whose value people, or the one fitting slip, have restored."""
    suggestion: Suggestion | None = None

    @property
    def number(self) -> int:
        """The line of the row in the file."""
        return self.printed.number

    @property
    def area(self) -> Area | None:
        """The area that people decided on, else that the name means."""
        return self.decision.area or self.match.area

    @property
    def name(self) -> str:
        """The name as printed, or as people read it."""
        return self.decision.corrections.get(NAME, self.printed.name)

    def printed_cell(self, column: str, /) -> str:
        """What a cell of the file says."""
        return shown(self.printed.figures.get(column, ""))

    @property
    def known(self) -> bool:
        """Whether area and figures are known."""
        return not self.unread and not self.unplaced


def read_row(
    printed: PrintedRow, decision: Decision, framework: Framework, /, *, has_predicates: bool
) -> Row:
    """The cells of a row, corrections of people first: all of them where none could be read."""
    row = Row(printed, decision)
    corrections = decision.corrections
    wanted = (*(node.id for node in framework.top), INDEX)
    if printed.problem and not corrections.keys() >= set(wanted):
        row.unread[""] = printed.problem
        return row
    for column, cell in (printed.figures or dict.fromkeys(wanted, "")).items():
        read = read_figure(corrections.get(column, cell), framework)
        row.cells[column] = read.text or read.shown
        _note(row, column, read, corrections)
        if column in corrections:
            row.restored[column] = shown(cell)
    if has_predicates:
        read = read_predicate(corrections.get(PREDICATE, printed.predicate or ""), framework)
        row.predicate = read.text
        _note(row, PREDICATE, read, corrections)
    return row


def _note(row: Row, column: str, read: Read, corrections: Mapping[str, str]) -> None:
    """Remember that a cell cannot be read, or what was repaired in it."""
    if read.text is None:
        row.unread[column] = " ".join(filter(None, (column, read.shown and f"'{read.shown}'")))
        row.unread[column] += f" {read.problem}"
    elif read.repair and column not in corrections:
        row.repairs.append(
            Repair(
                row=row.number, column=column, before=read.shown, after=read.text, why=read.repair
            )
        )
