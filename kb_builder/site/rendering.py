"""Jinja for page bodies: everything is escaped, nothing may be undefined, citations are counted.

Contributor text reaches a page only through this environment. It is escaped by default, so a
forgotten filter shows markup as text instead of running it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import BytecodeCache, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from kb_builder.model import docnames
from kb_builder.model.addresses import archive_search, site_of
from kb_builder.model.claims import Claim, Source
from kb_builder.model.fields import UNKNOWN
from kb_builder.site.area_view import median_text
from kb_builder.site.digest import Digester, digest_of
from kb_builder.site.page import Page, PlannedPage, Section
from kb_builder.words import dates, numbers
from kb_builder.words.reasons import CERTAINTY, certainty_mark, first_own
from kb_builder.words.signs import spelled

TEMPLATES = Path(__file__).parent / "templates"


_INTERNAL: Final = frozenset(
    """
    mro func_code func_globals gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await ag_frame
    ag_code ag_await tb_frame tb_next f_back f_builtins f_code f_globals f_locals format_map
    """.split()  # noqa: SIM905 -- a list of quoted words is harder to read
)


_GUARDED: Final = _INTERNAL | {"format"}
"""Formatting a text can reach attributes too: the sandbox wraps it."""


class RenderError(Exception):
    """A template asked for something that does not exist."""


def css_string(text: str) -> Markup:
    """Text inside a quoted string of a style sheet: whatever is no letter or digit is escaped.

    An escape swallows one space after it, so each brings its own.
    """
    return Markup(re.sub(r"[^A-Za-z0-9 ]", lambda m: f"\\{ord(m.group()):06x} ", spelled(text)))  # noqa: S704


def by_speaker(claims: Iterable[Claim]) -> list[tuple[str | None, list[Claim]]]:
    """Claims that follow each other and have the same speaker, together; the order is kept."""
    return [(name, list(group)) for name, group in groupby(claims, key=lambda c: c.speaker)]


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return spelled(str(value))
    return value


class _Environment(SandboxedEnvironment):
    """The sandbox with a quicker rule: what is internal in Python is known by its name."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template asks for most, an attribute of data, without the sandbox's detours."""
        if attribute not in _GUARDED and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No underscore, and none of the few names that lead from an object to its program."""
        return not attr.startswith("_") and attr not in _INTERNAL


def make_environment(bytecode_cache: BytecodeCache | None = None) -> SandboxedEnvironment:
    """The environment all page templates share; compiled templates may be kept in a cache."""
    environment = _Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=bytecode_cache,
    )
    environment.filters |= {
        "date": dates.date_text,
        "number": numbers.grouped,
        "fraction": numbers.fraction,
        "median": median_text,
        "trait": numbers.trait,
        "rounded": numbers.number,
        "score": numbers.score,
        "points": numbers.points,
        "kilometres": numbers.kilometres,
        "certainty_mark": certainty_mark,
        "css_string": css_string,
        "by_speaker": by_speaker,
        "host": site_of,
        "archive_search": archive_search,
    }
    environment.globals |= {
        "UNKNOWN": UNKNOWN,
        "date_range": dates.date_range,
        "certainty_legend": CERTAINTY,
        "first_own": first_own,
        "FIND": docnames.FIND,
        "COMPARE": docnames.COMPARE,
        "MAP": docnames.MAP,
        "PREPARE": docnames.PREPARE,
    }
    return environment


class Citations:
    """Numbers the sources of one page in the order in which they are first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def __call__(self, names: tuple[str, ...]) -> Markup:
        """Superscript links to the sources ``names``."""
        links = []
        for name in names:
            first = name not in self._numbers
            number = self._numbers.setdefault(name, len(self._numbers) + 1)
            anchor = Markup(' id="rujuk-{}"').format(number) if first else ""
            title = spelled(self._sources[name].title)
            links.append(
                Markup('<a href="#sumber-{}"{} title="{}" aria-label="Sumber {}">{}</a>').format(
                    number, anchor, title, number, number
                )
            )
        return Markup('<sup class="cite">{}</sup>').format(Markup(" ").join(links))

    @property
    def used(self) -> list[tuple[int, str, Source]]:
        """Number, id and source of everything cited, in order."""
        return [(number, name, self._sources[name]) for name, number in self._numbers.items()]


View = Mapping[str, Any]
"""What a template is given, by name: plain data that shows all it depends on."""


class Renderer:
    """Plans and renders pages; knows which pages exist, so that no link leads nowhere."""

    def __init__(self, docnames: frozenset[str], *, compiled: Path | None = None) -> None:
        """``compiled`` is a folder that keeps compiled templates from one build to the next."""
        cache = None
        if compiled is not None:
            compiled.mkdir(parents=True, exist_ok=True)
            cache = FileSystemBytecodeCache(str(compiled))
        self._environment = make_environment(cache)
        self._docnames = docnames
        self._digester = Digester()
        self._templates: dict[str, str] = {}
        self._links: dict[tuple[str, str], str] = {}

    def plan(
        self,
        template: str,
        *,
        docname: str,
        title: str,
        description: str,
        kind: str,
        view: View | Callable[[], View],
        made_from: object | Callable[[], object] = None,
        sources: Mapping[str, Source] | None = None,
        keywords: tuple[str, ...] = (),
        source_path: str = "",
        verified: str = "",
        whole_text: bool = True,
        searched: bool = True,
        language: str = "id",
    ) -> PlannedPage:
        """A page from ``templates/<template>.html.jinja``, rendered only when somebody asks.

        Its key is the digest of ``view``, the mapping that the template is given. Where making the
        view is costly, it may be a function, and ``made_from`` (or what it returns) then names
        everything the view depends on besides programs and national tables. ``sources`` are those
        the page may cite;
        only the ones that the view (or ``made_from``) does cite count. Raises TypeError for a view
        that is no plain data: hand over what the page shows, not where it can be looked up.

        The template's ``{% call section(id, title) %}`` blocks become the sections; what stands
        outside them is the lead. Where something was cited, a section with the sources follows.
        """
        head = (docname, title, description, kind, keywords, source_path, verified, language)
        found_by = (whole_text, searched)

        @cache
        def content() -> tuple[str, Mapping[str, Source]]:
            made = made_from() if callable(made_from) else made_from
            whole = made if callable(view) else (view, made)
            digest, cites = self._digester.digest_and_cites(whole)
            return digest, {name: s for name, s in (sources or {}).items() if name in cites}

        def key() -> str:
            digest, cited = content()
            return digest_of(
                self._template_key(template), digest, self._digester.digest((head, found_by, cited))
            )

        def render() -> Page:
            lead, sections = self._parts(template, docname, title, view, content()[1])
            return Page(
                docname=docname,
                title=spelled(title),
                description=spelled(" ".join(description.split())),
                kind=kind,
                lead=lead,
                sections=sections,
                keywords=tuple(map(spelled, keywords)),
                source_path=source_path,
                verified=verified,
                whole_text=whole_text,
                searched=searched,
                language=language,
            )

        return PlannedPage(docname, title, kind, key, render)

    def digest(self, value: object) -> str:
        """The digest of plain data, for keys."""
        return self._digester.digest(value)

    def html(self, template: str, docname: str, **context: Any) -> str:
        """A template as text, with ``url`` and ``static`` for the page at ``docname``."""
        shared = self._shared(docname)
        return self._environment.get_template(f"{template}.html.jinja").render(**shared, **context)

    def template_key(self, template: str) -> str:
        """The digest of a template and of all that it includes."""
        return self._template_key(template)

    def _parts(
        self,
        template: str,
        docname: str,
        title: str,
        view: View | Callable[[], View],
        sources: Mapping[str, Source],
    ) -> tuple[str, tuple[Section, ...]]:
        sections: list[Section] = []
        cite = Citations(sources)

        def section(name: str, heading: str, caller: Callable[[], Markup]) -> str:
            html = str(caller()).strip()
            if html:
                sections.append(Section(id=name, title=spelled(heading), html=html))
            return ""

        shared = {**self._shared(docname), "section": section, "cite": cite, "title": title}
        context = view() if callable(view) else view
        body = self._environment.get_template(f"{template}.html.jinja")
        lead = body.render(**shared, **context).strip()
        if cite.used:
            listing = self._environment.get_template("_sources.html.jinja")
            html = listing.render(**shared, used=cite.used).strip()
            sections.append(Section(id="sumber", title="Sumber", html=html))
        return lead, tuple(sections)

    def _shared(self, docname: str) -> dict[str, Any]:
        folder = posixpath.dirname(docname) or "."
        url = self._links_from(docname)

        def tool(name: str, **given: str) -> str:
            """Address of a tool with what is handed to it; empty where the site has none."""
            if name not in self._docnames:
                return ""
            return f"{url(name)}#{urlencode(given, safe=',')}" if given else url(name)

        return {
            "url": url,
            "tool": tool,
            "static": lambda name: posixpath.relpath(f"_static/{name}", folder),
            "docname": docname,
        }

    def _template_key(self, template: str) -> str:
        known = self._templates.get(template)
        if known is None:
            known = digest_of(*(name + text for name, text in _closure(template).items()))
            self._templates[template] = known
        return known

    def _links_from(self, docname: str) -> Callable[..., str]:
        folder = posixpath.dirname(docname) or "."

        def url(target: str, anchor: str = "") -> str:
            if target not in self._docnames:
                raise RenderError(f"halaman '{target}' yang dirujuk '{docname}' tidak ada")
            fragment = f"#{anchor}" if anchor else ""
            if target == docname:
                return fragment or "#"
            address = self._links.get((folder, target))
            if address is None:
                address = posixpath.relpath(docnames.file_of(target), folder)
                self._links[folder, target] = address
            return address + fragment

        return url


_INCLUDED: Final = re.compile(r"""\{%-?\s*(?:import|include|extends|from)\s+["']([^"']+)["']""")


def _closure(template: str) -> dict[str, str]:
    """A template and everything it includes, at any depth: file name → text, sorted."""
    texts: dict[str, str] = {}
    waiting = [f"{template}.html.jinja"]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            texts[name] = (TEMPLATES / name).read_text(encoding="utf-8")
            waiting += _INCLUDED.findall(texts[name])
    return dict(sorted(texts.items()))


__all__ = ["Citations", "RenderError", "Renderer", "make_environment"]
