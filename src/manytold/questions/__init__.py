"""What one can ask: functions from a transaction and words to a frozen answer."""
