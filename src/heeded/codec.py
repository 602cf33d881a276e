"""Values of the domain -> JSON with the contract's field names, and back; what is written reads back equal.

A dataclass becomes an object of its fields. A statement's value and quote stand in the statement itself, as the
contract has them: {"type", the value's fields, "quote", "start", "end", ...}.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from heeded.errors import StoreError
from heeded.model import VALUES, Statement
from heeded.provenance import Quote

__all__ = ["dumps", "from_json", "layout", "to_json"]

T = TypeVar("T")
Decoder = Callable[[Any], Any]

PLAIN = (str, int, bool)
ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False).encode
# A quote's own `text` would stand where a recommendation's `text` stands.
QUOTE_NAMES = {"text": "quote", "start": "start", "end": "end"}


def dumps(value: object, indent: int | None = None) -> str:
    """JSON text in which characters that steer a terminal are escaped; it reads back equal."""
    text = ON_ONE_LINE(value) if indent is None else json.dumps(value, ensure_ascii=False, indent=indent)
    if text.isprintable():
        return text
    return "\n".join(line if line.isprintable() else "".join(map(_escaped, line)) for line in text.split("\n"))


def _escaped(character: str) -> str:
    """A character that cannot be printed (C1 controls, direction marks, line separators) as its JSON escape."""
    return character if character.isprintable() else json.dumps(character)[1:-1]


def to_json(value: Any) -> Any:
    """What `json.dumps` takes: objects for dataclasses, lists for tuples."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, Statement):
        return _statement_to_json(value)
    return {name: to_json(getattr(value, name)) for name in _names(type(value))}


def _statement_to_json(statement: Statement) -> dict[str, Any]:
    quote = statement.quote
    return {
        "type": statement.type,
        **{name: to_json(getattr(statement.value, name)) for name in _names(type(statement.value))},
        "quote": quote.text, "start": quote.start, "end": quote.end,
        **{name: to_json(getattr(statement, name)) for name in _names(Statement) if name not in ("value", "quote")},
    }  # fmt: skip


def _field_names(kind: Any) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no value of the domain")
    return tuple(field.name for field in fields(kind))


_names: Callable[[Any], tuple[str, ...]] = cache(_field_names)


def from_json(kind: type[T], data: Any) -> T:
    """The value of this kind that the JSON holds; raises StoreError where it does not fit the kind's fields.

    The kind `dict` is an object as it stands: whoever asks for many values and a few fields of each reads them there.
    """
    decode: Any = _decoder
    value: T = decode(kind)(data)
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Statement:
        return _statement_from_json
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_decoder(hint)
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin in (Union, UnionType):
        return _optional_decoder(hint, arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if hint is dict:
        return lambda data: _expect(dict, data)
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda data: {key: item(value) for key, value in _expect(dict, data).items()}
    if hint in PLAIN:
        return lambda data: _expect(hint, data)
    if hint is float:
        return lambda data: float(_expect((int, float), data))
    raise TypeError(f"no way to read {hint} from JSON")


@cache
def _as_they_are(hint: Any) -> frozenset[type]:
    """The types that values of a hint have in JSON where they need no decoder: most values do not."""
    if hint in (*PLAIN, float):
        return frozenset((hint,))
    if get_origin(hint) in (Union, UnionType):
        return frozenset((type(None),)).union(*map(_as_they_are, get_args(hint)))
    return frozenset()


def _expect(kind: type | tuple[type, ...], data: Any) -> Any:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise StoreError(f"stored value {data!r:.80} is of the wrong type")
    return data


def _one_of(allowed: frozenset[Any]) -> Decoder:
    def decode(data: Any) -> Any:
        if isinstance(data, list | dict) or data not in allowed:
            raise StoreError(f"stored value {data!r:.80} is none of {', '.join(sorted(map(str, allowed)))}")
        return data

    return decode


def _optional_decoder(hint: Any, arguments: tuple[Any, ...]) -> Decoder:
    kinds = [argument for argument in arguments if argument is not type(None)]
    if len(kinds) != 1:
        raise TypeError(f"no way to tell the kinds of {hint} apart")
    decode = _decoder(kinds[0])
    return lambda data: None if data is None else decode(data)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item, plain = _decoder(arguments[0]), _as_they_are(arguments[0])

        def decode(data: Any) -> tuple[Any, ...]:
            return tuple([each if type(each) in plain else item(each) for each in _expect(list, data)])

        return decode
    items = [_decoder(argument) for argument in arguments]
    return lambda data: tuple([item(value) for item, value in zip(items, _expect(list, data), strict=True)])


Field = tuple[frozenset[type], Decoder]
"""The types whose values stand as they are, and what reads all others."""


def _fields(kind: Any, names: Iterable[str]) -> dict[str, Field]:
    hints = get_type_hints(kind)
    return {name: (_as_they_are(hints[name]), _decoder(hints[name])) for name in names}


def _read(known: dict[str, Field], data: dict[str, Any]) -> dict[str, Any]:
    """The fields that the JSON has, each read; KeyError for one that is not known."""
    return {name: item if type(item) in (of := known[name])[0] else of[1](item) for name, item in data.items()}


def _dataclass_decoder(kind: type) -> Decoder:
    known = _fields(kind, _names(kind))
    required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def decode(data: Any) -> Any:
        names = _expect(dict, data).keys()
        if names != known.keys() and (odd := (names - known.keys()) | (required - names)):
            raise StoreError(f"stored {kind.__name__} has odd fields: {', '.join(sorted(odd))}")
        return kind(**_read(known, data))

    return decode


def _statement_from_json(data: Any) -> Statement:
    kind = VALUES.get(_expect(dict, data).get("type", ""))
    if kind is None:
        raise StoreError(f"stored statement has the unknown type {data.get('type')!r}")
    known = _own_fields()
    rest = data.copy()
    del rest["type"]
    value = {name: rest.pop(name) for name in _names(kind) if name in rest}
    quote = {name: rest.pop(key) for name, key in QUOTE_NAMES.items() if key in rest}
    if unknown := rest.keys() - known.keys():
        raise StoreError(f"stored {kind.__name__} has odd fields: {', '.join(sorted(unknown))}")
    return Statement(value=from_json(kind, value), quote=from_json(Quote, quote), **_read(known, rest))


@cache
def _own_fields() -> dict[str, Field]:
    """Fields of a statement beside value and quote."""
    return _fields(Statement, [name for name in _names(Statement) if name not in ("value", "quote")])


def layout(*kinds: type) -> str:
    """A hash of the fields of these kinds and of all kinds inside them: it changes when their JSON would."""
    described: dict[str, str] = {}
    waiting: list[Any] = list(kinds)
    while waiting:
        hint = waiting.pop()
        waiting.extend(get_args(hint))
        if is_dataclass(hint) and isinstance(hint, type) and hint.__qualname__ not in described:
            hints = get_type_hints(hint)
            described[hint.__qualname__] = ", ".join(f"{name}: {hints[name]}" for name in _names(hint))
            waiting.extend(hints[name] for name in _names(hint))
    return hashlib.sha256(repr(sorted(described.items())).encode()).hexdigest()
