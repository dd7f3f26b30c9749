"""The pages of what this post receives from others."""
