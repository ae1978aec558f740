"""The site: pages, open data, search, and the build that makes and publishes them."""
