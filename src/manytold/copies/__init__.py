"""Whose words come from whom."""
