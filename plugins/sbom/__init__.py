"""The bill of materials: every locked part with its hashes and licence, as CycloneDX, made of the locks alone."""
