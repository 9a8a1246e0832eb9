"""What happened, whoever tells it."""
