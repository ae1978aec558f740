"""Programs from npm that tests run. ``npm ci --prefix tests/node --ignore-scripts`` installs."""
