"""What the tellings of one event say when laid side by side: quotations, numbers, days, statements; all pure."""
