"""The media store: big files outside git, named in content/ by their SHA-256 (see records/media.py).

`store` is where they are shared (a folder, or what rclone reaches), `command` what an editor types. The files' bytes
lie on this machine and in the store alike, `ab/abcd…`, so a store that is a folder can be the media folder of another
machine. Nothing here deletes a file of the store.
"""
