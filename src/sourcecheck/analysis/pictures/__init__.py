"""Pictures, their captions and alternative texts."""
