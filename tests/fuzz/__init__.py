"""Fuzzing of everything that reads what strangers wrote: bounded in the tests, longer by `./dev fuzz SECONDS`."""
