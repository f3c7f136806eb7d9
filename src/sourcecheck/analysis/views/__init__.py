"""Views and reactions that a text gives to nobody by name."""
