"""The files of a document made of an article, still in memory.

Reads: Article, its path, Links. Writes: Made as import-docx makes it, with what an editor should look at. An act's
number, date, session and signatory are read from its lines as those of a Word document are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.model.addresses import address
from plugins.model.frontmatter import parse
from plugins.model.frontmatter_write import Plain, dump
from plugins.model.kinds import Act as ActRecord
from plugins.model.kinds import Video
from plugins.model.problems import Problem, order
from plugins.model.row import Row
from plugins.model.ukrainian import slugify
from plugins.model.validation import key_of, validate
from plugins.model.vocabulary import DECISIONS
from plugins.model.yaml_header import Value
from plugins.records.limits import limited_reading
from plugins.records.proposals import NAMED_BY_SLUG
from plugins.records.proposals import stem as proposed_stem

from ..act import Act, act_in
from ..blocks import Block, Paper, Paragraph
from ..lines import taken_apart
from .article import Article
from .links import Links, Resolved, papers

_TITLE_LIMIT = 60


@dataclass(frozen=True)
class Made:
    """files: bytes by path below content/, the document last. row: None where the site refuses it. problems: why.

    origins: file beside the document -> its old address. notes: what to look at.
    """

    path: str
    row: Row | None
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    origins: Mapping[str, str]
    notes: tuple[str, ...]

    @property
    def errors(self) -> list[Problem]:
        """What the site would stop at."""
        return [problem for problem in self.problems if problem.level == "error"]


def header(article: Article) -> dict[str, Value]:
    """The fields of an article by the names of the schema, in their order; what nobody knows is lacking."""
    kind, act_kind = article.choice.kind, article.choice.act_kind
    values: dict[str, Value] = {"title": article.title}
    if kind is ActRecord:
        values |= _of_act(article, act_kind)
    elif kind.dated and article.date:
        values[kind.dated] = article.date
    if kind is Video:
        values["source"] = next((b.video for b in article.blocks if isinstance(b, Paragraph) and b.video), "")
    if article.topics and "topics" in kind.model_fields:
        values["topics"] = list(article.topics)
    values |= article.fields
    numbered = kind is ActRecord and act_kind in DECISIONS and values.get("number")
    if not values.get("slug") and (kind in NAMED_BY_SLUG or (kind is ActRecord and not numbered)):
        values["slug"] = slugify(str(values["title"]), _TITLE_LIMIT)
    if article.address:
        values["source_url"] = article.address
    return {name: value for name, value in values.items() if value}


def path_of(article: Article, values: Mapping[str, Value]) -> str:
    """Where the document stands below content/, as `new` would name it."""
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    stem = proposed_stem(article.choice.kind, {"title": article.title, **texts})
    if article.choice.act_kind:
        return f"acts/{article.choice.act_kind}/{stem.removeprefix('acts/')}.md"
    return f"{stem}.md"


def id_of(article: Article, values: Mapping[str, Value], path: str) -> str:
    """The id that a document with this header and place will have; "" where the header has faults."""
    kind = article.choice.kind
    record = validate(kind, parse(dump({key_of(name): value for name, value in values.items()}))).record
    return address(record, PurePosixPath(path).stem).id if record else ""


def made(article: Article, values: Mapping[str, Value], path: str, links: Links) -> Made:
    """The document at a path, with its pictures and the files that it links to beside it. Raises OSError."""
    resolved = Resolved(article, path, links)
    blocks = _without_title(resolved.blocks(article.blocks), article.title)
    if article.choice.kind is Video:
        blocks = tuple(block for block in blocks if not (isinstance(block, Paragraph) and block.video))
    paper = Paper(blocks, {}, article.pictures)
    act = act_in(paper, article.choice.act_kind) if article.choice.act_kind else Act("", {}, (), blocks, paper, ())
    stem = PurePosixPath(path).stem
    pictures = act.pictures(stem)
    shown = {name: article.files[data] for name, data in pictures.items() if data in article.files}
    whole: dict[str, Plain] = {key_of(name): value for name, value in values.items()}
    if article.choice.kind is ActRecord and (found := papers(resolved, blocks)):
        whole["files"] = [{"path": name, "title": words or name} for name, words in found.items()]
    text = (dump(whole) + act.text(stem)).encode()
    reading = limited_reading(path, text, (), None)
    folder = PurePosixPath(path).parent
    beside = {
        str(folder / name): shown[name].read_bytes() if name in shown else data for name, data in pictures.items()
    }
    beside |= {str(folder / name): data for name, (data, _) in resolved.files.items()}
    problems = sorted((Problem(path, *flaw[:4], level=flaw.level) for flaw in reading.flaws), key=order)
    silent = sum(not picture.alt for picture in article.pictures)
    notes = [*article.doubts, *resolved.told(), *_of_text(act)]
    notes += [f"зображень без опису: {silent} — допишіть, що на них"] if silent else []
    saved = shown | {name: file for name, (_, file) in resolved.files.items()}
    origins = {name: address for name, file in saved.items() if (address := links.library.address_of(file))}
    return Made(path, reading.row, {**beside, path: text}, tuple(problems), origins, tuple(notes))


def _of_act(article: Article, kind: str) -> dict[str, Value]:
    """What the lines of the text say, else what the page's title says, else what the page itself says."""
    act = act_in(Paper(article.blocks, {}, article.pictures), kind)
    titled = taken_apart(article.title)
    values: dict[str, Value] = {**act.values, "kind": kind}
    values["title"] = act.values["title"] or article.title
    values["date"] = act.values["date"] or (titled.dates[0] if titled.dates else article.date)
    values["number"] = act.values["number"] or (titled.numbers[0] if len(titled.numbers) == 1 else "")
    if kind in DECISIONS and article.date[:10] >= str(values["date"])[:10]:
        values["published"] = article.date
    return values


def _of_text(act: Act) -> list[str]:
    """Findings of an act's lines, without those that an editor of a saved page cannot use."""
    return [words for words in act.findings if not words.startswith("малюнків без опису")]


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """A text that begins with its own title says it twice."""
    first = blocks[0] if blocks else None
    same = isinstance(first, Paragraph) and first.text.casefold() == title.casefold() and bool(title)
    return blocks[1:] if same and len(blocks) > 1 else blocks
