"""Publishing: a release is a whole folder, verified where it stands, then made live by one rename.

On the target: `releases/<id>/`, `current` -> the live one (what is served), `theme/`, `lock`. In each release stand
`manifest.sha256` (as sha256sum writes it) and `release.json` (see release.py), by which anybody can verify it, and a
link `theme` to the assets of all releases: their names hold a hash of their bytes, so a page opened before a
publication or a rollback finds its own style sheet after it.

A store of objects (kind "s3") keeps the same two files and the same ids, but lies otherwise: see s3.py.
"""
