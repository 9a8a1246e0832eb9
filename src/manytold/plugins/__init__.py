"""What may be added to the newspaper and is off by default. Nothing here makes a fact."""
