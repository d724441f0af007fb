"""The sentences with which requests are refused, read out of the source: what is filled in is `{}`.

A sentence is followed to where it is written: through names, through functions that make an error of what they are
given, and through functions that return what is wrong. What cannot be followed is given as `?` and its source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "catalog", "cpq", "kernel", "sfa")
AT_START = ("backup", "__main__", "selling", "settings", "commands")
"""Modules whose errors are told in a shell, to whoever runs the server or a check; they are English."""
ERRORS = {
    **dict.fromkeys(("Malformed", "Unknown", "Conflict", "Stale", "Refused", "Unauthenticated", "Expired"), 0),
    **dict.fromkeys(("Exhausted", "Broken", "PreconditionMissing", "TooLarge"), 0),
    "FieldProblem": 1,
}
"""Error -> which argument is the sentence."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Sentence = tuple[str, str]
"""Where it is written, and the sentence."""


@dataclass
class Module:
    """A module, with the function around each of its nodes."""

    name: str
    tree: ast.Module
    around: dict[int, ast.AST] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._visit(self.tree, self.tree)

    def _visit(self, node: ast.AST, around: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            self.around[id(child)] = around
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                self.functions.setdefault(child.name, child)
                self._visit(child, child)
            else:
                self._visit(child, around)


@cache
def modules() -> tuple[Module, ...]:
    """Return the modules whose errors may answer a request."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(
        Module(str(path.relative_to(ROOT)), ast.parse(path.read_text())) for path in paths if path.stem not in AT_START
    )


@cache
def refusals() -> tuple[Sentence, ...]:
    """Return every sentence, each once."""
    makers = dict[tuple[str, str], int]()
    while True:
        found, more = dict[Sentence, None](), dict[tuple[str, str], int]()
        for module in modules():
            for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
                at = _argument(module, call, makers)
                if at is not None and len(call.args) > at:
                    scope = module.around[id(call)]
                    for sentence in _written(module, call.args[at], scope, more):
                        found.setdefault((f"{module.name}:{call.lineno}", sentence))
        if more.items() <= makers.items():
            return tuple(found)
        makers |= more


def _argument(module: Module, call: ast.Call, makers: dict[tuple[str, str], int]) -> int | None:
    """Return which argument of a call is a sentence, if one is."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    at = ERRORS.get(name, makers.get((module.name, name)))
    return makers.get(("", name)) if at is None and not name.startswith("_") else at


def _written(module: Module, node: ast.expr, scope: ast.AST, makers: dict[tuple[str, str], int]) -> Iterator[str]:
    """Give what an expression is written as; a parameter makes its function a maker of errors."""
    match node:
        case ast.Constant(value=str(text)):
            yield from [text] if text else []
        case ast.Constant():
            return
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
        case ast.IfExp(body=yes, orelse=no):
            yield from _written(module, yes, scope, makers)
            yield from _written(module, no, scope, makers)
        case ast.BoolOp(values=values):
            for each in values:
                yield from _written(module, each, scope, makers)
        case ast.BinOp(left=left, right=right):
            for begin in _written(module, left, scope, makers):
                yield from (begin + end for end in _written(module, right, scope, makers))
        case ast.Call(func=ast.Attribute(value=text, attr="strip")):
            yield from _written(module, text, scope, makers)
        case ast.Call(func=ast.Name(id=name)) if (there := _defined(module, name)) is not None:
            yield from _returned(*there, makers)
        case ast.Name(id=name):
            yield from _named(module, name, scope, makers)
        case _:
            yield f"? {ast.unparse(node)}"


def _defined(module: Module, name: str) -> tuple[Module, Function] | None:
    """Return a function: of the module, or one that it may import."""
    places = (module, *(() if name.startswith("_") else modules()))
    return next(((place, place.functions[name]) for place in places if name in place.functions), None)


def _returned(module: Module, function: Function, makers: dict[tuple[str, str], int]) -> Iterator[str]:
    for node in ast.walk(function):
        value = node.value if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) else None
        if value is not None and module.around[id(node)] is function:
            yield from _written(module, value, function, makers)


def _named(module: Module, name: str, scope: ast.AST, makers: dict[tuple[str, str], int]) -> Iterator[str]:
    values = [value for node in (*ast.walk(scope), *module.tree.body) for value in _values(node, name)]
    if values:
        for value in values:
            yield from _written(module, value, scope, makers)
    elif isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) and name in _parameters(scope):
        place = module.name if scope.name.startswith("_") else ""
        makers[place, scope.name] = _parameters(scope).index(name)
    else:
        yield f"? {name}"


def _parameters(function: Function) -> list[str]:
    return [each.arg for each in function.args.args if each.arg not in ("self", "cls")]


def _values(node: ast.AST, name: str) -> Iterator[ast.expr]:
    """Give what a statement makes of a name."""
    match node:
        case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
            yield value
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            yield from (value for target, value in zip(targets, values, strict=True) if _is(target, name))
        case (
            ast.For(target=target, iter=ast.Call() as value)
            | ast.comprehension(target=target, iter=ast.Call() as value)
        ) if _is(target, name):
            yield value


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name
