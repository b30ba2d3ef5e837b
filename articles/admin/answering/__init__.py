"""What waits for an editor’s answer: flags on texts, and what readers wrote."""
