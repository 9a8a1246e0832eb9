"""Hostile inputs by the thousand: nothing crashes, hangs or grows, and each ends with a reason."""
