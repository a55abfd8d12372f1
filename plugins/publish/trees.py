"""Trees of hard links: one made from another, and one made into another's likeness. No link is followed or kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def erase(place: Path) -> None:
    """A folder with all in it, or the link or file that stands in its stead."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink()


def link_all(folder: Path, new: Path) -> None:
    """Hard links to the same files in an empty folder; what is no file is left out: it could lead outside."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                (new / entry.name).mkdir()
                link_all(folder / entry.name, new / entry.name)
            elif entry.is_file(follow_symlinks=False):
                with suppress(PermissionError):  # another user's file: it will be missed, or was a stranger
                    os.link(entry.path, new / entry.name)


def drop_links(folder: Path) -> None:
    """Remove what is neither a file nor a folder: it could lead outside."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                drop_links(Path(entry.path))
            elif not entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


def drop_empty(folder: Path, root: Path) -> None:
    """Remove a folder below root, and those above it, as long as they are empty."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def refit(tree: Path, old: Mapping[str, str], source: Path, new: Mapping[str, str]) -> None:
    """Make a tree into the likeness of another: only what differs is removed, and linked from there.

    old, new: path -> SHA-256 of what stands in the tree and in the source.
    """
    drop_links(tree)
    for path in (path for path, digest in old.items() if new.get(path) != digest):
        (tree / path).unlink(missing_ok=True)
        drop_empty((tree / path).parent, tree)
    for path in (path for path, digest in new.items() if old.get(path) != digest):
        if (source / path).is_file() and not (source / path).is_symlink():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            with suppress(PermissionError):
                os.link(source / path, tree / path)
