"""/dani/holosuvannia/: every roll call of the site as the two tables of КМУ 835.

UTF-8 without a mark, CRLF, RFC 4180. Rows come back as offices gave them: by sitting, in the order of their files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ..memory import fingerprint
from ..model.roll_call import MOTION_COLUMNS, VOTING_COLUMNS, RollCall, motion_row, voting_row
from ..records.output import Output
from ..records.whole import Whole

FOLDER = "dani/holosuvannia/"


def outputs(whole: Whole) -> Iterator[Output]:
    """motions.csv and votings.csv; with only their columns where nothing was voted on."""
    calls = sorted(whole.roll_calls.calls, key=lambda call: call.row.sort)
    layer = whole.layer("opendata", "")
    motions, votings = zip(*(call.key.split(" ") for call in calls), strict=True) if calls else ((), ())

    def whole_calls() -> Iterator[RollCall]:
        return map(whole.roll_calls.read, calls)

    made_of = [own or listed for own, listed in zip(motions, votings, strict=True)]
    key = fingerprint.digest([layer, made_of])
    yield Output(f"{FOLDER}motions.csv", key, lambda: motions_csv(whole_calls()))
    key = fingerprint.digest([layer, votings])
    yield Output(f"{FOLDER}votings.csv", key, lambda: votings_csv(whole_calls()))


def motions_csv(roll_calls: Iterable[RollCall]) -> bytes:
    """The table `motions`."""
    rows = (motion_row(motion) for roll_call in roll_calls for motion in roll_call.motions)
    return _csv(MOTION_COLUMNS, rows)


def votings_csv(roll_calls: Iterable[RollCall]) -> bytes:
    """The table `votings`."""
    rows = (voting_row(voice) for roll_call in roll_calls for voice in roll_call.voices)
    return _csv(VOTING_COLUMNS, rows)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
