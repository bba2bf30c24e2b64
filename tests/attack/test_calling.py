"""With how many arguments a generator can be called: told without calling it, and compared here with calling it."""

import functools
import inspect
import itertools
import operator
from abc import ABC, abstractmethod
from unittest.mock import Mock

import pytest

from echoproof.attack.calling import answer, arguments, raised
from echoproof.attack.loading import GeneratorError


def one(examples):
    return "one"


def two(examples, second):
    return "two"


def cut(function):
    """Decorate with one argument less than the decorated function is said to have."""

    @functools.wraps(function)
    def wrapper(examples):
        return function(examples, ())

    return wrapper


def passed_on(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        return function(*args, **named)

    return wrapper


def lies(examples):
    return "one"


lies.__signature__ = inspect.signature(two)


class Plain:
    def __call__(self, examples, second):
        return "two"

    def bound(self, examples):
        return "one"

    @staticmethod
    def static(examples, second):
        return "two"

    @classmethod
    def of_class(cls, examples):
        return "one"


class Static:
    @staticmethod
    def __call__(examples, second):
        return "two"


class OfClass:
    @classmethod
    def __call__(cls, examples, second):
        return "two"


class Inherits(Static):
    pass


class HoldsPartial:
    __call__ = functools.partial(two, second=())


class HoldsInstance:
    __call__ = Static()


class HoldsBuiltin:
    __call__ = len


class PartialMethod:
    def _both(self, one, examples, second):
        return "two"

    __call__ = functools.partialmethod(_both, 1)


class Decorated:
    @passed_on
    def __call__(self, examples, second):
        return "two"


class Cached:
    @functools.lru_cache  # noqa: B019
    def __call__(self, examples):
        return "one"


class FromProperty:
    @property
    def __call__(self):
        return two


class FromItself:
    """What is called is known to the instance alone, and none is made to find out."""

    def __init__(self):
        self.called = two

    @property
    def __call__(self):
        return self.called


class Meta(type):
    def __call__(cls):
        return super().__call__(7)


class Made(metaclass=Meta):
    def __init__(self, size):
        self.size = size

    def __call__(self, examples):
        return "one"


class OfInstance:
    """What an instance holds under the name is not what a call of it calls."""

    def __init__(self):
        self.__call__ = two

    def __call__(self, examples):
        return "one"


class Slotted:
    __slots__ = ("__dict__",)

    def __call__(self, *examples):
        return "any"


KNOWN = {
    "function": one,
    "two": two,
    "default": lambda examples, second=(): 1,
    "any": lambda *examples: 1,
    "one or more": lambda examples, *rest: 1,
    "named with a default": lambda examples, *, second=(): 1,
    "positional": lambda examples, second, /: 1,
    "wrapped, less": cut(two),
    "wrapped": passed_on(two),
    "wrapped twice": passed_on(cut(two)),
    "signature that lies": lies,
    "partial": functools.partial(two, ()),
    "partial by name": functools.partial(two, second=()),
    "partial of a default": functools.partial(lambda a, b, second=(): 1, ()),
    "partial of a static call": functools.partial(Static(), ()),
    "cached": functools.lru_cache(two),
    "cached static call": functools.lru_cache(Static()),
    "dispatched": functools.singledispatch(two),
    "bound": Plain().bound,
    "static": Plain().static,
    "of a class": Plain.of_class,
    "bound call": Static().__call__,
    "builtin": len,
    "builtin method": [].count,
    "builtin of a class": itertools.chain.from_iterable,
    "mock": Mock(),
} | {
    f"{kind} {cls.__name__}": cls() if kind == "instance of" else cls
    for kind in ("class", "instance of")
    for cls in (
        Plain,
        Static,
        OfClass,
        Inherits,
        HoldsPartial,
        HoldsInstance,
        HoldsBuiltin,
        PartialMethod,
        Decorated,
        Cached,
        Made,
        OfInstance,
        Slotted,
        FromProperty,
    )
}


def fits(found, count):
    """Call it and say whether so many arguments were right."""
    called = found() if isinstance(found, type) else found
    try:
        called(*[()] * count)
    except TypeError:
        return False
    return True


@pytest.mark.parametrize("name", KNOWN)
def test_what_it_is_said_to_take_it_takes(name):
    assert arguments(KNOWN[name]) == [count for count in (1, 2) if fits(KNOWN[name], count)]


@pytest.mark.parametrize("found", [operator.itemgetter(-1), max, FromItself])
def test_where_nothing_tells_both_are_left_open(found):
    assert arguments(found) == [1, 2]


class Endless:
    pass


Endless.__call__ = Endless()


def test_what_calls_itself_for_ever_is_left_open():
    assert arguments(Endless()) == arguments(Endless) == [1, 2]


class Abstract(ABC):
    @abstractmethod
    def __call__(self, examples):
        """Be defined elsewhere."""


class Sized:
    def __init__(self, size):
        pass


@pytest.mark.parametrize(
    ("found", "due"),
    [
        (7, "of type int"),
        (Plain.__call__, "takes neither"),
        (lambda: 1, "takes neither"),
        (lambda examples, *, second: 1, "takes neither"),
        (Abstract, "cannot be made without arguments"),
        (Sized, "cannot be made without arguments"),
        (dict, "has no method __call__"),
    ],
)
def test_what_is_no_generator(found, due):
    with pytest.raises(GeneratorError, match=due):
        arguments(found)


class Odd(Exception):  # noqa: N818
    def __str__(self):
        raise SystemExit


class Text(str):
    __slots__ = ()

    def __format__(self, how):
        raise ValueError


class Formats(Exception):  # noqa: N818
    def __str__(self):
        return Text("as it is")


def test_what_is_raised_has_a_name_whatever_else_it_has():
    told = [raised(error) for error in (Odd(), Formats(), KeyError(1), ValueError("x" * 1000), SystemExit())]
    assert told == ["Odd: …", "Formats: as it is", "KeyError: 1", f"ValueError: {'x' * 300}", "SystemExit"]
    assert len(raised(type("N" * 10**5, (Exception,), {})())) == 60


@pytest.mark.parametrize("value", [0, -7, 10**1000 - 1, "", "A #1", "x" * 1000])
def test_integers_and_texts_are_answers(value):
    assert answer(value) == (value, "")


@pytest.mark.parametrize("value", [10**1000, -(10**1000), "x" * 1001, 1.0, None, True, b"A", [1]])
def test_nothing_else_is(value):
    given, silence = answer(value)
    assert given is None
    assert silence.startswith("it answered ")
