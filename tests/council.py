"""Builders of a small council: deputies, sittings with roll calls, as an editor would write them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .site import Site, header

SITTING = "zasidannia/rada/2024-01-16-1"
URL = f"/{SITTING}/"
MOTIONS = (
    "uid,date,authorityName,authorityId,convocation,legislativeSession,num,title,projectNum,"
    "votingFor,votingAgainst,votingAbstain,notVoting,absent,votingResult,textUrl"
)
VOTINGS = "motionUid,voterId,voterName,motionTitle,result"
SHORT = {"+": "За", "-": "Проти", "0": "Утримався", "?": "Не голосував", ".": "Відсутній"}
KOVAL, LYPA, SOVA = "Коваль Олена Іванівна", "Липа Іван Петрович", "Сова Ірина Ігорівна"
NAMES = (KOVAL, LYPA, SOVA)


def deputy(site: Site, stem: str, title: str, **fields: Any) -> Path:
    """deputies/STEM.md of the eighth convocation."""
    return site.write(f"deputies/{stem}.md", header(title=title, **{"convocation": "VIII", **fields}))


def deputies(site: Site) -> None:
    """Three deputies of two factions and one commission."""
    deputy(site, "koval", KOVAL, faction="Берег", commissions=["biudzhet"])
    deputy(site, "lypa", LYPA, faction="Берег")
    deputy(site, "sova", SOVA, faction="Стежка", commissions=["biudzhet"])


def files(votes: Mapping[str, str], names: tuple[str, ...] = NAMES, uid: str = "2025-1") -> tuple[str, str]:
    """(motions, votings) of a roll call: item of the agenda -> one sign of SHORT for each name."""
    motions, votings = [MOTIONS], [VOTINGS]
    for number, signs in votes.items():
        totals = ",".join(str(signs.count(sign)) for sign in SHORT)
        result = "прийнято" if signs.count("+") * 2 > len(signs) else "не прийнято"
        motions.append(f"{uid}-{number},2025-01-16,Рада,,VIII,1,{number},Про справу {number},,{totals},{result},")
        votings += [
            f"{uid}-{number},,{name},Про справу {number},{SHORT[sign]}" for name, sign in zip(names, signs, strict=True)
        ]
    return "\r\n".join([*motions, ""]), "\r\n".join([*votings, ""])


def sitting(site: Site, votes: Mapping[str, str] | None = None, stem: str = "a", **fields: Any) -> Path:
    """sessions/STEM.md: the first sitting, its roll call in m-STEM.csv and v-STEM.csv beside it."""
    values: dict[str, Any] = {
        "title": "Перша сесія",
        "body": "rada",
        "date": "2024-01-16 10:00",
        "number": json.dumps("1"),
        "convocation": "VIII",
        "announced": "2024-01-02",
    }
    if votes is not None:
        day = str(fields.get("date", values["date"]))[:10]
        motions, votings = files(votes, uid=day)
        site.write(f"sessions/m-{stem}.csv", motions)
        site.write(f"sessions/v-{stem}.csv", votings)
        values["votes"] = {"motions": f"m-{stem}.csv", "votings": f"v-{stem}.csv"}
    return site.write(f"sessions/{stem}.md", header(**{**values, **fields}))
