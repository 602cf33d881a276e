"""The words of the field as data: a file's name goes in, its terms with their source come out, unknown terms raise."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from heeded.errors import VocabularyError

__all__ = ["file_names", "load"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def file_names() -> tuple[str, ...]:
    """The names that `load` accepts: every YAML file of this package, without its ending."""
    return tuple(sorted(f.name[:-4] for f in resources.files(__name__).iterdir() if f.name.endswith(".yml")))


@cache
def load(name: str) -> Mapping[str, Any]:
    """The content of `<name>.yml`; raises VocabularyError where it is absent, broken or does not say its source."""
    file = resources.files(__name__) / f"{name}.yml"
    try:
        content = yaml.load(file.read_bytes(), Loader=_LOADER)
    except FileNotFoundError as error:
        known = ", ".join(file_names())
        raise VocabularyError(f"There is no vocabulary named {name!r}; the names are: {known}.") from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"The vocabulary file {name}.yml is not valid YAML ({error}); correct it.") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"The vocabulary file {name}.yml holds no keys; it needs at least source and as_of.")
    missing = [key for key in ("source", "as_of") if not content.get(key)]
    if missing:
        lacks = " and ".join(missing)
        raise VocabularyError(f"The vocabulary file {name}.yml lacks {lacks}; add where and when its facts were read.")
    return MappingProxyType(content)
