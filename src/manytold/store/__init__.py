"""Nouns as rows and back: the only room with SQL. Functions by family of nouns, all inside one `Session`."""
