"""Ask, then render: command line, terminal, JSON, Markdown, one HTML file, web."""
