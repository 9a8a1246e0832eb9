"""The outside world: asked politely, safely, once."""
