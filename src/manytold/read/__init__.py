"""From an answer to what it tells: pages into articles, feeds and sitemaps into entries. Pure: no network, no clock."""
