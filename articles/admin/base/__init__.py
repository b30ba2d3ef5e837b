"""What every admin of ours shares: one writer at a time, choosing, fields."""
