"""The sample newsroom: invented outlets, their pages and feeds, and what must be found in them."""
