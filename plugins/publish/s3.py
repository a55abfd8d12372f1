"""Releases in an S3-compatible store, which has no links, no rename and no switch of many objects at once.

Public, what the CDN reads: `<bucket>/<prefix>/…`, the live tree. Private: `objects/` and `hashed/`, the bytes of all
kept releases by SHA-256; `releases/<id>/`, their manifests and descriptions; `current.json`, see s3_tree; `lock/`.
A publication uploads bytes, then copies them inside the store into the live tree; a rollback only copies.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ..memory.fingerprint import sha256_of
from ..records.progress import Progress
from .manifest import CHANGED, MANIFEST, OWN, RELEASE, Fault, Manifest, dump, faults, is_asset
from .objects import Objects
from .release import NAME, Release
from .s3_kept import Kept
from .s3_lock import Lock
from .s3_releases import Releases
from .s3_tree import (
    State,
    headers,
    listed_faults,
    load_state,
    ordered_copies,
    to_copy,
    unfinished_faults,
)
from .store import PublishError, Step, Unsure, Upload, list_faults
from .telling import waiting


class S3:
    """Implements `store.Store`. cache: seconds for which a CDN may show what it has. own: file of this checkout's name.

    public, private: addresses of the two parts of the store, see the module.
    """

    def __init__(self, name: str, objects: Objects, public: str, private: str, cache: int, own: Path) -> None:
        self.name = name
        self._objects, self._public, self._private = objects, public, private
        self._cache = cache
        self._lock = Lock(objects, f"{private}/lock", own)
        self._releases = Releases(objects, f"{private}/releases")
        self._kept = Kept(objects, private, public, cache)
        self._forget()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock (see s3_lock), and begin with what a killed publisher left."""
        waiting(f"Звертаюся до сховища цілі «{self.name}»…")
        with self._lock.held(self.name):
            try:
                self._mend()
                yield
            finally:
                self._forget()

    def unlock(self) -> list[str]:
        """Remove every lock; gives who held them. A publisher that still lives stops before its next step."""
        return self._lock.remove()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Nothing is remembered from one look to the next."""
        self._forget()
        waiting(f"Звертаюся до сховища цілі «{self.name}»…")
        if to := self._now().to:
            said = f"Перехід до випуску {to} обірвано, живий сайт поки з двох: ./invoke publish закінчить його."
            print(said, file=sys.stderr)
        try:
            yield
        finally:
            self._forget()

    def _forget(self) -> None:
        self._releases.forget()
        self._state: State | None = None
        self._kept.forget()

    def _mend(self) -> None:
        """Go on where a killed publisher left: the switch it had begun, then what is due to go."""
        self._forget()
        state = self._now()
        if state.to:
            print(f"Закінчую обірваний перехід до випуску {state.to}.", file=sys.stderr)
            self._move(state.to)
        self._releases.clean()
        if state.purging:
            self._purge()
        self._remove_due(int(time.time()), assets=True)

    def _now(self) -> State:
        if self._state is None:
            address = f"{self._private}/current.json"
            data = self._objects.read([address])
            self._state = load_state(data[address]) if data else State()
        return self._state

    def _record(self, state: State) -> None:
        self._objects.write(f"{self._private}/current.json", state.dump(), headers(RELEASE, 0))
        self._state = state

    def releases(self) -> list[str]:
        """Ids of whole releases, oldest first."""
        return self._releases.ids()

    def current(self) -> str:
        """The live release's id, or ""."""
        return self._now().id

    def manifest(self, id: str) -> Manifest:
        """The manifest that stands in a release."""
        return self._releases.manifest(id)

    def release(self, id: str) -> Release:
        """A release's own description."""
        return self._releases.release(id)

    def text(self, id: str, path: str) -> str:
        """A text file of a release."""
        digest = self.manifest(id).get(path)
        found = self._objects.read([self._kept.address(path, digest)]) if digest else {}
        return next(iter(found.values()), b"").decode("utf-8", "replace")

    def naming(self, id: str, paths: Sequence[str], words: Sequence[str]) -> list[str]:
        """Fetches each file: a store cannot look into objects."""
        manifest, wanted = self.manifest(id), [word.encode() for word in words]
        with self._kept.fetched(manifest, paths) as files:
            return [path for path, file in files.items() if _holds(file.read_bytes(), wanted)]

    def free(self) -> int:
        """A store tells no bound."""
        return sys.maxsize

    def begin(self, id: str, base: str, removed: Iterable[str], spare: str = "") -> None:  # noqa: ARG002 - no folders
        """Nothing is there yet: what is uploaded is found by its bytes. Strangers' objects are not written over."""
        live = self._kept.look()
        if live and not base and not self._now().id:
            raise PublishError(
                f"у {self._public} уже є чужі файли ({min(live)}): вкажіть цілі інший prefix або приберіть їх самі"
            )
        self._releases.begin(id, amended=id == base)

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """Bytes that the store has are not sent again: a publication that was cut off goes on."""
        self._kept.upload([file for file in files if file.path not in OWN], step)
        own = [file for file in files if file.path in OWN]
        self._objects.put([(f.file, self._releases.new_place(f.path), headers(f.path, self._cache)) for f in own], step)

    def discard(self) -> None:
        """The description of the unfinished release goes; bytes stay for the next one until it is made."""
        self._releases.discard()

    def faults(self, id: str) -> list[Fault]:
        """Of the live release every byte is fetched and hashed; of another one what it has not in common with that.

        While publishing nothing of the unfinished and the live one is fetched: the store's listing tells, by the MD5
        that it counted itself, what differs from what was uploaded or copied.
        """
        try:
            manifest = self.manifest(id)
        except PublishError:
            return [Fault(MANIFEST, CHANGED)]
        if id == self._releases.part:
            self._kept.look()
            return unfinished_faults(manifest, self._kept.sums, self._kept.sent)
        found = list_faults(self, id, sha256(dump(manifest)).hexdigest())
        if id != self._now().id:
            return found + self._kept_faults(manifest)
        own = {MANIFEST: dump(manifest), RELEASE: b"" if found else self.release(id).dump()}
        if self._lock.is_held:
            self._kept.live = None  # as it is now
            return found + listed_faults(manifest, own, self._kept.look(), self._kept.sums)
        return found + self._live_faults(manifest, own)

    def _kept_faults(self, manifest: Manifest) -> list[Fault]:
        self._kept.look()
        found = unfinished_faults(manifest, self._kept.sums, {})
        live = self._known(self._now().id)
        other = [path for path, digest in manifest.items() if live.get(path) != digest]
        with self._kept.fetched(manifest, other) as files:
            return found + [Fault(path, CHANGED) for path, file in files.items() if sha256_of(file) != manifest[path]]

    def _live_faults(self, manifest: Manifest, own: Mapping[str, bytes]) -> list[Fault]:
        whole = {**manifest, **{name: sha256(data).hexdigest() for name, data in own.items()}}
        found = self._objects.digests(self._public)
        left = {*self._now().due, *(path for path in self._releases.paths(self.releases()) if is_asset(path))}
        return faults(whole, {path: sha for path, sha in found.items() if path in whole or path not in left})

    def _known(self, id: str) -> Manifest:
        """The manifest, empty where there is no such release or it is damaged."""
        return next(iter(self._releases.manifests([id] if id else [])), {})

    def finish(self, id: str, base: str) -> None:
        """The descriptions into their place, then the switch."""
        self._releases.finish()
        self.switch(id, base)

    def amend(self, id: str) -> None:
        """Another description in the place of the old one; then nothing that was withdrawn waits for a CDN."""
        if not NAME.fullmatch(id) or id == self._now().id:
            raise PublishError(f"випуск {id} не можна змінити")
        self._record(replace(self._now(), purging=True))
        self._releases.finish()
        self._purge()
        if any(self._objects.versioned(part.partition("/")[0]) for part in {self._public, self._private}):
            print(
                "У bucket увімкнено версії: вилучене лишається у старих версіях. Вимкніть їх і приберіть старі "
                "(див. docs/deploy.md, розділ про S3).",
                file=sys.stderr,
            )

    def _purge(self) -> None:
        """Bytes that no release names go, and what is due goes now."""
        self.sweep()
        self._remove_due(sys.maxsize, assets=False)
        self._record(replace(self._now(), purging=False))

    def switch(self, id: str, expected: str) -> None:
        """Write down where to, copy, write down that it is done. Killed in between, the next publisher goes on."""
        self._lock.still_held()
        self._state = None
        state = self._now()
        if state.id != expected or state.to:
            live = state.to or state.id or "ніякий"
            raise PublishError(f"поки готувався випуск {id}, хтось зробив живим {live}: почніть знову")
        old, new = self._known(expected), self.manifest(id)
        later = int(time.time()) + self._cache
        due = {**state.due, **{path: later for path in old if path not in new and not is_asset(path)}}
        self._record(replace(state, to=id, due={path: when for path, when in due.items() if path not in new}))
        self._move(id)

    def _move(self, id: str) -> None:
        try:
            self._make_live(id)
        except PublishError as error:
            raise Unsure(
                f"{error}\nПерехід до випуску {id} обірвано: живі сторінки поки з двох випусків, кожна ціла. "
                "Повторіть ./invoke publish: він почне з того, що закінчить перехід."
            ) from None

    def _make_live(self, id: str) -> None:
        state = self._now()
        old, new = self._known(state.id), self.manifest(id)
        live = self._kept.look() if self._kept.live is None else self._kept.live
        wanted = to_copy(old, new, live, self._kept.sums)
        self._kept.live = None  # from now on it is another
        with Progress("Роблю випуск живим", len(wanted)) as progress:
            for paths in ordered_copies(wanted, old):
                self._lock.still_held()
                pairs = [(self._kept.address(path, new[path]), f"{self._public}/{path}") for path in paths]
                self._objects.copy(pairs, progress.step)
        self._objects.copy([(self._releases.place(id, name), f"{self._public}/{name}") for name in (MANIFEST, RELEASE)])
        self._lock.still_held()
        self._record(replace(state, id=id, to=""))
        if state.due:
            print(
                f"У сховищі ще лежать файли, яких на сайті вже немає ({len(state.due)}): CDN може пам'ятати сторінки, "
                f"що ведуть до них. Їх прибере ./invoke publish, запущений щонайменше через {self._cache} с.",
                file=sys.stderr,
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Their descriptions; their assets are due to go when no CDN leads to them any more."""
        ids, kept = list(ids), [id for id in self.releases() if id not in {*ids}]
        if any(not NAME.fullmatch(id) or id in (self._now().id, self._now().to) for id in ids):
            raise PublishError(f"випуск {', '.join(ids)} не можна прибрати")
        assets = {path for path in self._releases.paths(ids) - self._releases.paths(kept) if is_asset(path)}
        self._lock.still_held()
        if assets:
            later = int(time.time()) + self._cache
            state = self._now()
            self._record(replace(state, due={**dict.fromkeys(assets, later), **state.due}))
        self._releases.remove(ids)

    def strangers(self) -> list[str]:
        return []  # those of the live tree are among its faults

    def sweep(self) -> None:
        """Delete bytes that no release names, and what an unfinished one left."""
        self._kept.sweep(self._releases.manifests(self.releases()))
        self._releases.clean()

    def _remove_due(self, now: int, assets: bool) -> None:
        """Take out of the live tree what was due to go by now; only what was ever ours. assets: those too?"""
        state = self._now()
        live = self._known(state.id)
        gone = [path for path, when in state.due.items() if when <= now and (assets or not is_asset(path))]
        if gone and live:
            self._lock.still_held()
            self._objects.delete([f"{self._public}/{path}" for path in gone if path not in live])
            self._record(replace(state, due={path: t for path, t in state.due.items() if path not in gone}))


def _holds(data: bytes, words: Iterable[bytes]) -> bool:
    return any(word in data for word in words)
