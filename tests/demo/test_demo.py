"""The whole of a small demo: pace, determinism, relations, the schema."""

from __future__ import annotations

import collections
import hashlib
import os
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from plugins.demo import main, people
from plugins.demo.months import CONVOCATIONS, LONGEST, corpus
from plugins.demo.settings import BODIES, COMMISSIONS, COUNCIL_SIZE, DEMO_SETTINGS, MARK
from plugins.demo.write import documents
from plugins.model import addresses
from plugins.model.consistency import Named, check_whole
from plugins.model.frontmatter import parse
from plugins.model.frontmatter_write import dump
from plugins.model.kinds import KINDS
from plugins.model.registry import Registry
from plugins.model.roll_call import read_roll_call
from plugins.model.row_of import make_row
from plugins.model.ukrainian import file_slug
from plugins.model.validation import validate

ROOT = Path(__file__).parents[2]
ACTS = {
    "rishennia-rady": 40,
    "rishennia-vykonkomu": 60,
    "rozporiadzhennia": 50,
    "proiekt": 46,
    "protokol": 9,
    "vysnovok": 8,
    "poriadok-dennyi": 5,
}


def made(months: int, seed: int = 0) -> list:
    return [document for _, month in documents(months, seed) for document in month]


def key(document) -> str:
    return f"{document.folder}/{document.stem}"


def act_id(document) -> str:
    return f"{document.header['kind']}/{document.header['date'][:4]}/{document.stem}"


def of(found: list, folder: str) -> list:
    return [document for document in found if document.folder.startswith(f"{folder}/")]


def acts(found: list) -> dict:
    return {act_id(document): document for document in found if document.folder.startswith("acts/")}


def digest(folder: Path) -> str:
    sums = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sums.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return sums.hexdigest()


@pytest.mark.parametrize("months", [1, 2])
def test_every_month_has_472_documents_at_the_departments_pace(months: int, tmp_path: Path) -> None:
    assert main(months, tmp_path / "demo") == 0
    content = tmp_path / "demo" / "content"
    folders = collections.Counter(path.relative_to(content).parts[0] for path in content.rglob("*.md"))
    kinds = collections.Counter(path.relative_to(content).parts[1] for path in content.glob("acts/**/*.md"))
    counted = {"news": 232, "acts": 218, "petitions": 2, "videos": 20, "sessions": 9}
    assert folders == {
        **{folder: count * months for folder, count in counted.items()},
        "deputies": 36,
        "enterprises": 4,
    }
    assert kinds == {kind: count * months for kind, count in ACTS.items()}


def test_one_seed_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    sums = set()
    for hash_seed in ("0", "77"):
        out = tmp_path / hash_seed
        code = f"from pathlib import Path; from plugins.demo import main; main(1, Path({str(out)!r}), 5)"
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": f"UTC-{hash_seed[0]}"}
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True)
        sums.add(digest(out))
    assert len(sums) == 1


def test_another_seed_gives_other_titles() -> None:
    first, second = ({document.header["title"] for document in made(1, seed)} for seed in (0, 1))
    assert len(first & second) < len(first) / 4


def test_a_month_does_not_depend_on_how_many_are_made() -> None:
    alone = {key(document): document for document in made(1)}
    in_two = {key(document): document for document in made(2)}
    for name, document in alone.items():
        other = in_two[name]
        assert (document.body, document.files) == (other.body, other.files)
        assert without_drafts(document.header) == without_drafts(other.header)


def without_drafts(header: dict) -> dict:
    """A header without what a longer corpus adds: drafts of the month before and relations to its acts."""
    found = {field: value for field, value in header.items() if field not in ("relations", "draft")}
    if "agenda" in found:
        found["agenda"] = [{name: item[name] for name in item if name != "draft"} for item in found["agenda"]]
    return found


def test_titles_and_files_are_unique_and_every_title_is_marked() -> None:
    found = made(12)
    titles = collections.Counter(document.header["title"] for document in found)
    assert not {title for title, count in titles.items() if count > 1}
    assert len({key(document) for document in found}) == len(found)
    assert all(title.endswith(MARK) and len(title) <= 254 for title in titles)


def test_relations_name_older_acts_that_exist() -> None:
    known = acts(made(3))
    seen = set()
    for name, document in known.items():
        targets = [(relation["type"], relation["act"]) for relation in document.header.get("relations", ())]
        targets += [("adopts-draft", document.header["draft"])] if "draft" in document.header else []
        for relation, target in targets:
            seen.add(relation)
            assert target in known, name
            assert known[target].header["published"] <= document.header["published"] or relation == "related"
            assert known[target].header["date"] <= document.header["date"]
    assert seen == {"changes", "restates", "repeals", "approves", "implements", "related", "adopts-draft"}


def test_an_act_is_repealed_once_by_its_own_body_and_touched_by_nothing_after() -> None:
    known = acts(made(6))
    touched = collections.defaultdict(list)
    for document in known.values():
        for relation in document.header.get("relations", ()):
            if relation["type"] != "related":
                touched[relation["act"]].append((relation["type"], document))
    repealed = 0
    for target, changes in touched.items():
        if any(relation == "repeals" for relation, _ in changes):
            repealed += 1
            [(_, document)] = changes
            assert document.header["body"] == known[target].header["body"]
    assert repealed == 5 * 5


def test_the_first_month_names_nothing_outside_the_corpus() -> None:
    known = acts(made(1))
    assert not any("draft" in document.header for document in known.values())
    assert {
        relation["act"] for document in known.values() for relation in document.header.get("relations", ())
    } <= known.keys()


def test_most_council_drafts_become_decisions_on_the_day_they_name() -> None:
    known = acts(made(2))
    adopted = [document for document in known.values() if "draft" in document.header]
    assert len(adopted) == 34 + 8
    for document in adopted:
        draft = known[document.header["draft"]]
        assert draft.header["considered"] == document.header["date"]
        assert document.header["title"].removesuffix(MARK) in draft.header["title"]


def test_numbers_run_without_gaps_in_every_series() -> None:
    series = collections.defaultdict(list)
    for name, document in acts(made(3)).items():
        number = document.header.get("number", "")
        if document.header["kind"] == "rishennia-vykonkomu":
            series[name.split("/")[1]].append(int(number))
        elif document.header["kind"] == "rishennia-rady":
            item, session = number.split("/")[0].split("-")
            series[session].append(int(item))
        elif document.header["kind"] == "rozporiadzhennia":
            series[number.lstrip("0123456789")].append(int("".join(filter(str.isdigit, number))))
    for numbers in series.values():
        assert sorted(numbers) == list(range(min(numbers), max(numbers) + 1))


def test_every_document_satisfies_the_schema_without_a_warning() -> None:
    ids = set()
    for document in made(2):
        front = parse(dump(document.header) + "\n" + document.body)
        kind = KINDS[document.folder.partition("/")[0]]
        validated = validate(kind, front)
        assert not validated.flaws, (document.stem, validated.flaws)
        record = validated.record
        assert record is not None
        ids.add(addresses.address(record, document.stem).id)
        body = document.header.get("body")
        assert body is None or body in {**BODIES, **COMMISSIONS}
        if kind is KINDS["acts"]:
            assert addresses.address(record, document.stem).id == act_id(document)
    assert len(ids) == 2 * (472 + 9) + 36


def test_the_whole_of_the_records_has_no_problem() -> None:
    rows = []
    for document in made(3):
        folder, path = document.folder.partition("/")[0], f"{key(document)}.md"
        record = validate(KINDS[folder], parse(dump(document.header) + "\n" + document.body)).record
        assert record is not None
        rows.append(make_row(path, record, addresses.address(record, document.stem), "", (), ""))
    named = Named(BODIES, COMMISSIONS)
    assert check_whole(rows, Registry(rows), "2026-01-01 00:00", named) == []


def test_nothing_is_made_public_after_the_last_day_of_the_records() -> None:
    days = [str(document.header.get("published", "")) for document in made(3)]
    assert max(days) <= "2019-03-31"
    assert "2019-03-29" in days


def test_links_between_documents_lead_to_files(tmp_path: Path) -> None:
    main(1, tmp_path)
    links = files = 0
    for path in (tmp_path / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for link in text.split("](")[1:]:
            target = link.partition(")")[0]
            if target.endswith(".md"):
                links += 1
                assert (path.parent / target).resolve().is_file(), (path, target)
        for line in text.splitlines():
            if line.startswith("  - path: "):
                files += 1
                assert (path.parent / line.removeprefix("  - path: ")).is_file()
    assert links > 10
    assert files > 10
    folders = (tmp_path / "content/acts", tmp_path / "content/enterprises")  # a sitting names its tables otherwise
    assert files == sum(path.suffix in {".pdf", ".csv"} for folder in folders for path in folder.rglob("*"))


def test_nothing_is_said_of_a_real_council() -> None:
    for document in made(2):
        assert "Ніжин" not in dump(document.header) + document.body
    assert "Ніжин" not in str(DEMO_SETTINGS)


def test_news_are_as_long_as_real_ones() -> None:
    lengths = sorted(len(document.body) for document in made(1) if document.folder.startswith("news/"))
    assert lengths[0] >= 600
    assert lengths[-1] <= 2_600
    assert lengths[-1] > 2 * lengths[0]


def test_the_corpus_has_hundreds_of_different_words() -> None:
    words = {word.strip(".,:;«»()").casefold() for document in made(1) for word in document.body.split()}
    assert len([word for word in words if word.isalpha()]) > 2_000


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.txt").write_text("own")
    assert main(1, tmp_path) == 1
    assert "не порожня" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


@pytest.mark.parametrize("months", [0, -1, 241])
def test_a_number_of_months_out_of_range_is_refused(
    months: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(months, tmp_path / "out") == 1
    assert "від 1 до 240" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_session_votes_on_every_item_and_its_minutes_count_alike() -> None:
    found = made(2)
    known = acts(found)
    for session in (document for document in of(found, "sessions") if document.header["body"] == "rada"):
        (_, motions), (_, votings) = session.files
        reading = read_roll_call(motions, votings)
        assert reading.roll_call is not None
        assert [motion.num for motion in reading.roll_call.motions] == [item["n"] for item in session.header["agenda"]]
        minutes = known[session.header["minutes"]].body
        for motion in reading.roll_call.motions:
            assert Counter(voice.vote for voice in reading.roll_call.by_motion[motion.uid]) == Counter(motion.totals)
            assert (motion.totals["za"] > COUNCIL_SIZE / 2) == (motion.result == "прийнято")
            if motion.result == "прийнято":
                assert f"за – {motion.totals['za']}, проти – {motion.totals['proty']}" in minutes


def test_sittings_name_what_is_there_and_are_named_by_it() -> None:
    found = made(2)
    known = acts(found)
    videos = {f"video/{document.header['date'][:4]}/{file_slug(document.stem)}" for document in of(found, "videos")}
    sittings = {}
    for document in of(found, "sessions"):
        header = document.header
        sittings[f"zasidannia/{header['body']}/{header['date'][:10]}-{header['number']}"] = header
        for item in header["agenda"]:
            assert {item[name] for name in ("act", "draft") if name in item} <= known.keys()
        assert header["minutes"] in known
        assert "video" not in header or header["video"] in videos
    named = {document.header["sitting"] for document in found if "sitting" in document.header}
    assert named == sittings.keys()
    recordings = [document.header for document in of(found, "videos") if "session" in document.header]
    assert {header["session"] for header in recordings} <= sittings.keys()
    assert len(recordings) == 2


def test_voters_and_those_present_are_deputies_of_the_convocation() -> None:
    found = made(2)
    deputies = {document.header["title"].removesuffix(MARK) for document in of(found, "deputies")}
    assert len(deputies) == COUNCIL_SIZE
    for document in of(found, "sessions"):
        assert {one["name"] for one in document.header.get("attendance", ())} <= deputies
        for _, data in document.files[1:]:
            assert set(read_roll_call(None, data).voters) == {
                (str(place), name) for place, name in enumerate(sorted(deputies), 1)
            }


def test_nobody_bears_one_name_in_two_convocations() -> None:
    names = [deputy.name for _, convocation in CONVOCATIONS for deputy in people.deputies(0, convocation)]
    assert len(set(names)) == len(names) == COUNCIL_SIZE * len(CONVOCATIONS)


def test_a_corpus_has_the_deputies_of_its_first_convocation_and_of_each_that_begins() -> None:
    months = list(corpus(LONGEST))
    (begins,) = (place for place, month in enumerate(months) if (month.year, month.month) == CONVOCATIONS[-1][0])
    around = islice(documents(LONGEST - begins + 1, 0), 3)
    found = [{document.header["convocation"] for document in of(month, "deputies")} for _, month in around]
    assert found == [{"VI"}, {"VII"}, set()]
