"""What a text says twice: words, sentences, paragraphs, facts."""
