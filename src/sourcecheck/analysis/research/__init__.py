"""Studies, tests and researchers that a text leans on."""
