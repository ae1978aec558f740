"""Where each column of the national tables comes from: source, year, unit, caveat."""

from __future__ import annotations

from collections import Counter
from importlib.resources.abc import Traversable
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.tables import read_file


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TableSource(_Part):
    """Who publishes the figures of a column."""

    id: str
    publisher: str
    title: str
    address: str | None = None
    note: str | None = None


class ColumnOrigin(_Part):
    """What is known about a column. ``year`` is the year its figures are about."""

    name: str
    label: str
    source: str
    unit: str | None = None
    year: int | None = None
    caveat: str | None = None


class TableOrigin(_Part):
    """A table and its columns, in the order of the file. ``rows`` is a control count."""

    file: str
    about: str
    rows: int | None = None
    columns: tuple[ColumnOrigin, ...]


class Provenance(_Part):
    """The file ``provenance.yaml``."""

    schema_version: Literal["1"]
    sources: tuple[TableSource, ...]
    tables: tuple[TableOrigin, ...]
    oddities: tuple[str, ...]

    def table(self, file: str, /) -> TableOrigin:
        """The table in ``file``, relative to ``kb_builder/reference``. Raises ``KeyError``."""
        for table in self.tables:
            if table.file == file:
                return table
        raise KeyError(file)

    def column(self, file: str, name: str, /) -> ColumnOrigin:
        """A column of a table. Raises ``KeyError``."""
        for column in self.table(file).columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def source_of(self, column: ColumnOrigin, /) -> TableSource:
        """The source that a column names."""
        return next(source for source in self.sources if source.id == column.source)

    def citation(self, file: str, name: str, /) -> str:
        """What to print beside a figure: publisher and year. Raises ``KeyError``."""
        column = self.column(file, name)
        publisher = self.source_of(column).publisher
        return f"{publisher}, {column.year}" if column.year else publisher


def provenance_in(folder: Traversable, /) -> Provenance:
    """The provenance of the tables in ``folder``. Raises ``ReferenceDataError``."""
    return read_provenance(read_file(folder, "provenance.yaml"))


def read_provenance(text: str, /) -> Provenance:
    """Provenance from the YAML ``text``. Raises ``ReferenceDataError``."""
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        found = Provenance.model_validate(yaml.load(text, Loader=loader))  # noqa: S506  # strings
    except (ValidationError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"provenance.yaml tidak dapat dibaca: {error}") from error
    known = [source.id for source in found.sources]
    columns = [column for table in found.tables for column in table.columns]
    problems = [
        *(
            f"sumber '{id_}' tertulis dua kali"
            for id_, count in Counter(known).items()
            if count > 1
        ),
        *(f"sumber '{item.source}' tidak ada" for item in columns if item.source not in known),
    ]
    if problems:
        raise ReferenceDataError(f"provenance.yaml: {'; '.join(problems)}.")
    return found
