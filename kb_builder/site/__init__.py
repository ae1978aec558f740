"""The Sphinx extension: cases become pages, Indonesian becomes searchable, the theme fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx. Parallel-safe: nothing of ours lives in its environment."""
    from kb_builder.site import generation, layout
    from kb_builder.site.parser import PageParser
    from kb_builder.site.search import SearchIndonesian

    # Address of the public repository: where pages send corrections.
    app.add_config_value("rujukan_repository", "", "html", types=frozenset({str}))
    app.add_source_parser(PageParser)
    app.add_search_language(SearchIndonesian)
    ours = generation.Generation()
    app.connect("config-inited", layout.check_repository)
    app.connect("builder-inited", ours.write_documents)
    app.connect("env-get-outdated", generation.remove_output)
    app.connect("html-collect-pages", ours.collect_pages)
    app.connect("build-finished", ours.write_others)
    app.connect("html-page-context", layout.add_context, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
