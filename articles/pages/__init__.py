"""The pages that readers see: each view gets, filters and renders."""
