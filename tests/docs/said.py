"""Every message that the program can say to an editor, read from its source, with «…» for what varies.

A message is what stands in the message's place of a Problem, a Flaw, a refusal …; where a name, a conditional or a
function stands there, the texts it can be are looked up. So nobody lists the messages a second time.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

PLUGINS = Path(__file__).parents[2] / "plugins"
FOLDERS = ("model", "records", "cms", "importer", "report", "serve", "site_search", "search")
ELSEWHERE = frozenset(
    {
        *("cms/approval.py", "cms/remote.py"),  # explained in skhvalennia.md
        *("records/assets.py", "records/reference.py", "model/reference.py"),  # met by developers only
        *("site_search/command.py", "model/row_of.py"),  # answers and names, no messages
        *("report/figures.py", "report/pages.py", "report/story.py", "report/word.py", "report/words.py"),  # the report
    }
)
"""Modules whose texts are not for the page."""
PLACES = {
    "Problem": 3,
    "Flaw": 2,
    "Verdict": 4,
    "Act": 5,
    **dict.fromkeys(("Passed", "Entry"), 3),
    **dict.fromkeys(("Unfit", "_doubt", "_refused"), 0),
    "Decoded": 2,
    **dict.fromkeys(("Fault", "flaw", "lacking", "problem", "_problem", "_stop"), 1),
    **dict.fromkeys(("Wrong", "Refused", "Refusal", "Unreadable", "Occupied", "FileNotFoundError", "OSError"), 0),
    **dict.fromkeys(("add", "append", "print", "_say"), 0),
    **dict.fromkeys(("_without", "_contradiction"), 2),
}
"""Callable -> which of its arguments is the message."""
ANSWERS = {
    "records/attached.py": ("CONTENTS",),
    "records/attachments.py": ("FAULTS", "fault_of"),
    "importer/act.py": ("_lacking", "_mixed"),
    "importer/body.py": ("_scan",),
    "importer/old_site/page.py": ("_left_out",),
    "importer/old_site/plan.py": ("_unplaced",),
    "importer/old_site/telling.py": ("_ending",),
    "importer/opening.py": ("_other", "_OTHERS"),
    "importer/prepare.py": ("WORDS",),
    "importer/telling.py": ("_ending",),
    "model/yaml_faults.py": ("_tabs", "_no_break", "_backslash", "_quotes", "_opening_sign", "_indent"),
    "records/settings.py": ("_law_faults",),
    "records/slips.py": ("told",),
    "records/trouble.py": ("REASONS",),
    "search/synonyms.py": ("_faults",),
    "serve/preview.py": ("_summary",),
}
"""Module -> its functions that give messages, and its mappings whose values are messages."""
VARIES = "…"

_LETTER = re.compile("[а-яіїєґ]", re.IGNORECASE)
_IN_SCRIPTS = re.compile(r'(?:new Error\(|said: )(?:"([^"…]+)"|`([^`…]+)`)')


class Scope:
    """A function or a whole module in which a name may be assigned."""

    def __init__(self, module: str, tree: ast.AST) -> None:
        self.module = module
        self.name = getattr(tree, "name", "")
        self.assigned: dict[str, list[ast.expr]] = defaultdict(list)
        self.loops: list[tuple[list[ast.expr], ast.expr]] = []
        self.calls: list[ast.Call] = []
        self.answers: list[ast.expr] = []
        own = (node for node in tree.body if isinstance(node, ast.Assign)) if isinstance(tree, ast.Module) else [tree]
        for node in (inner for each in own for inner in ast.walk(each)):
            match node:
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for name, value in zip(names, values, strict=False):
                        self._assign(name, value)
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=value):
                    for name in names:
                        self._assign(name, value)
                case ast.Assign(targets=[name], value=value) | ast.NamedExpr(target=name, value=value):
                    self._assign(name, value)
                case ast.For(target=target, iter=given):
                    names = target.elts if isinstance(target, ast.Tuple) else [target]
                    self.loops.append((names, given.body if isinstance(given, ast.IfExp) else given))
                case ast.Call():
                    self.calls.append(node)
                case ast.AugAssign(value=ast.List() | ast.IfExp() as value):  # notes += [message]
                    self.calls.append(ast.Call(ast.Name("append"), [value], []))
                case ast.Return(value=ast.expr() as value) | ast.Yield(value=ast.expr() as value):
                    self.answers.append(value)
                case ast.YieldFrom(value=ast.GeneratorExp(elt=value)):
                    self.answers.append(value)

    def _assign(self, name: ast.expr, value: ast.expr) -> None:
        if isinstance(name, ast.Name):
            self.assigned[name.id].append(value)


class Source:
    """All modules, in which names of constants and functions are looked up: the own module's first."""

    def __init__(self) -> None:
        self.modules: dict[str, Scope] = {}
        self.functions: dict[str, list[Scope]] = defaultdict(list)
        for folder in FOLDERS:
            for path in sorted((PLUGINS / folder).rglob("*.py")):
                name, tree = path.relative_to(PLUGINS).as_posix(), ast.parse(path.read_text("utf-8"))
                self.modules[name] = Scope(name, tree)
                for node in ast.walk(tree):
                    if isinstance(node, ast.FunctionDef):
                        self.functions[node.name].append(Scope(name, node))

    def texts(self, node: ast.expr, scope: Scope, depth: int = 0) -> set[str]:
        """What an expression can be as text; VARIES where there is no telling."""

        def each(*nodes: ast.expr) -> Iterator[set[str]]:
            return (self.texts(node, scope, depth + 1) for node in nodes)

        match node if depth < 12 else None:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.JoinedStr(values=parts):
                return {"".join(chosen) for chosen in product(*each(*parts))}
            case ast.BinOp(left=first, op=ast.Add(), right=second):
                return {"".join(chosen) for chosen in product(*each(first, second))}
            case ast.IfExp(body=first, orelse=second):
                return set().union(*each(first, second))
            case ast.BoolOp(values=values):
                return set().union(*each(*values))
            case ast.FormattedValue(value=ast.Call(func=ast.Name())):
                return {VARIES}  # a value in the editor's own words
            case ast.FormattedValue(value=inner) | ast.Starred(value=inner):
                return next(each(inner))
            case ast.Tuple(elts=items) | ast.List(elts=items):
                return next((found for found in each(*items) if _says(found)), {VARIES})
            case ast.Call(func=ast.Attribute(attr="join"), args=[ast.List() as inner]):
                return next(each(inner))
            case ast.Call(func=ast.Attribute(attr="rstrip" | "replace", value=inner)):
                return next(each(inner))
            case ast.Call(func=ast.Name(id="next"), args=[_, inner]):
                return next(each(inner))
            case ast.Name(id=name):
                return self._named(name, scope, depth) or {VARIES}
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                made = self._called(name, scope)
                return {text for function in made for text in self.given(function, None, depth)} or {VARIES}
        return {VARIES}

    def given(self, function: Scope, place: int | None, depth: int = 0) -> Iterator[str]:
        """What a function answers. place: only that element of its tuples."""
        for value in function.answers:
            parts = value.elts if place is not None and isinstance(value, ast.Tuple) else []
            chosen = parts[place] if place is not None and place < len(parts) else value
            yield from (text for text in self.texts(chosen, function, depth + 1) if _says([text]))

    def _called(self, name: str, scope: Scope) -> list[Scope]:
        same = self.functions[name]
        return [each for each in same if each.module == scope.module] or same

    def _named(self, name: str, scope: Scope, depth: int) -> set[str]:
        found = {text for value in scope.assigned[name] for text in self.texts(value, scope, depth + 1)}
        for names, given in scope.loops:
            place = next((at for at, each in enumerate(names) if isinstance(each, ast.Name) and each.id == name), None)
            if place is not None and isinstance(given, ast.Call):
                called = getattr(given.func, "id", getattr(given.func, "attr", ""))
                made = self._called(called, scope)
                found |= {text for function in made for text in self.given(function, place, depth)}
        if found or not name.isupper():
            return found
        own = self.modules[scope.module]
        homes = [own] if name in own.assigned else [home for home in self.modules.values() if name in home.assigned]
        return {text for home in homes for value in home.assigned[name] for text in self.texts(value, home, depth + 1)}


def messages() -> dict[str, str]:
    """Message -> module that says it, below plugins/."""
    source = Source()
    found: dict[str, str] = {}
    functions = [each for same in source.functions.values() for each in same]
    for scope in (*source.modules.values(), *functions):
        if scope.module not in ELSEWHERE:
            found |= dict.fromkeys(_in_calls(source, scope), scope.module)
    for module, names in ANSWERS.items():
        for name in names:
            for function in (each for each in functions if each.name == name and each.module == module):
                found |= dict.fromkeys(source.given(function, None), module)
            for value in source.modules[module].assigned[name]:
                assert isinstance(value, ast.Dict)
                found |= {text: module for item in value.values for text in source.texts(item, source.modules[module])}
    for script in sorted((PLUGINS / "cms/page").glob("*.js")):
        for plain, template in _IN_SCRIPTS.findall(script.read_text("utf-8")):
            found[re.sub(r"\$\{[^}]*\}", VARIES, plain or template)] = f"cms/page/{script.name}"
    return {re.sub("…+", VARIES, text).strip(): module for text, module in found.items() if _says([text])}


def _in_calls(source: Source, scope: Scope) -> Iterator[str]:
    for call in scope.calls:
        place = PLACES.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
        for at, given in enumerate(call.args if place is not None else ()):
            if at == place or isinstance(given, ast.Starred):
                yield from source.texts(given, scope)
        for word in call.keywords:
            if word.arg in ("message", "doubt"):
                yield from source.texts(word.value, scope)


def _says(texts: Iterable[str]) -> bool:
    return any(len(_LETTER.findall(text)) > 4 for text in texts)
