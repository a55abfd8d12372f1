"""What the last build read and wrote, so that this one does only what changed. Deleting it is always safe."""
