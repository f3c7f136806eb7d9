"""Dates: wrong ones, missing ones, and public acts without one."""
