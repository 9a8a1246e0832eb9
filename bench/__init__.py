"""Benchmarks: each one command, figures as JSON with unit, machine and versions."""
