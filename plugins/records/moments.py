"""Moments of a recording: where a page of a video begins to play, and what is spoken of then."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.agendas import Item
from ..model.clock import seconds
from ..model.row import Row
from .view_parts import Link
from .whole import Whole


def moment_id(moment: str) -> str:
    """Id of a moment in the page of its video, from the words of a header (`6:10`)."""
    return f"t={seconds(moment)}"


def moment_link(video: Row, moment: str) -> Link:
    """The video's page at a moment; the page itself where none is given."""
    return Link(f"{video.url}#{moment_id(moment)}", f"Запис, {moment}") if moment else Link(video.url, "Запис")


def moment_of(whole: Whole, item: Item, acts: Iterable[Row]) -> tuple[Row, str] | None:
    """(video, moment) at which a sitting came to an item: by the recording's chapters, else by the acts or drafts on
    it where they name a moment of the recording."""
    agendas = whole.roll_calls.agendas
    if found := agendas.moment(item):
        return found
    for act in acts:
        if moment := act.own("moment"):
            named = next((ref.strip("/") for field, ref in act.refs if field == "video.id"), "")
            for video in agendas.recordings(item.sitting):
                if video.id == named:
                    return video, moment
    return None
