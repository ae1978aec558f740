"""Sphinx configuration: settings only; the site itself is made by ``kb_builder.site``."""

import os

project = "Rujukan"
author = "Para pengelola Rujukan"
copyright = "Para pengelola Rujukan"  # noqa: A001 -- the name is Sphinx's
language = "id"

extensions = ["myst_parser", "kb_builder.site"]
source_suffix = {".md": "markdown", ".page": "page"}
exclude_patterns = ["_templates", "_static"]

# Where the files can be corrected, such as https://github.com/OWNER/NAME: pages then offer the
# prefilled form and the file itself. Publishing sets it; without it pages tell how to report.
rujukan_repository = os.environ.get("RUJUKAN_REPOSITORY", "")
templates_path = ["docs/_templates"]

# Hand-written pages are reviewed like code; still, no markup of theirs reaches the site raw.
myst_disable_syntax = ["html_block", "html_inline"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_url_schemes = ["http", "https"]
myst_heading_anchors = 3
# The navigation is in docs/_templates/layout.html, so a page need not be in a toctree.
suppress_warnings = ["toc.not_included"]

html_theme = "sphinx_book_theme"
html_title = "Rujukan"
html_static_path = ["docs/_static"]
html_favicon = "docs/_static/logo.svg"
html_css_files = ["rujukan.css"]
html_js_files = []
html_sidebars = {"**": []}
html_theme_options = {
    "search_as_you_type": False,
    "show_prev_next": False,
    # The theme renders each of its components for every page to see which are empty; our layout
    # shows none of them.
    "article_header_start": [],
    "article_header_end": [],
    "article_footer_items": [],
    "footer_content_items": [],
    "footer_start": [],
    "footer_end": [],
    "navbar_start": [],
    "navbar_center": [],
    "navbar_end": [],
    "navbar_persistent": [],
    "primary_sidebar_end": [],
    "secondary_sidebar_items": [],
}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_show_search_summary = False  # it would fetch pages, which file:// forbids
html_permalinks = False
html_search_language = "id"
