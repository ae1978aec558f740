"""Sphinx configuration for the hand-written pages of ``docs/``: settings only.

All other pages, and the frame around every page, are made by ``kb_builder.site``.
"""

project = "Rujukan"
author = "Para pengelola Rujukan"
copyright = "Para pengelola Rujukan"  # noqa: A001 -- the name is Sphinx's
language = "id"

# Who keeps this site, for people who find a mistake. Plain texts; empty where there is none.
rujukan_office = ""  # for example "Dinas Kominfo Kabupaten Contoh"
rujukan_mail = ""  # for example "kominfo@contoh.go.id"
# Where the site is published, for the sitemap and the feed: "https://…/".
rujukan_address = ""

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_static", "pengembang"]
# Sphinx wants one; the front page is not among the hand-written pages.
root_doc = "tentang"

# Hand-written pages are reviewed like code; still, no markup of theirs reaches the site raw.
myst_disable_syntax = ["html_block", "html_inline"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_url_schemes = ["http", "https"]
myst_heading_anchors = 3
# The navigation is ours, so a page need not be in a toctree.
suppress_warnings = ["toc.not_included"]

# Nothing of the theme is shipped: the frame and the styles are ours.
html_theme = "basic"
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_permalinks = False
html_sidebars = {"**": []}
