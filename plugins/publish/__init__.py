"""Publishing: a release is a whole folder, verified where it stands, then made live by one rename.

On the target: `releases/<id>/` (what is served), `current` -> the live one, `lock`. In each release stand
`manifest.sha256` (as sha256sum writes it) and `release.json` (see release.py), by which anybody can verify it.
"""
