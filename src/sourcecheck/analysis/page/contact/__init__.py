"""Ways to reach people: which are private, and which are reserved for examples."""
