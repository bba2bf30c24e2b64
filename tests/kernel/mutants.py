"""Certificates with one leaf changed."""

import copy


def places(value, path=()):
    """Yield the path of every value in a document, the document itself left out."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield (*path, key)
        yield from places(part, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def changed(document, path, change):
    """Return a document with one change, in which all that does not lie on the path to it is shared."""
    result = copy.copy(document)
    if len(path) == 1:
        change(result, path[0])
    else:
        result[path[0]] = changed(document[path[0]], path[1:], change)
    return result


def put(value):
    def change(holder, key):
        holder[key] = value

    return change


def drop(holder, key):
    del holder[key]


def double(holder, key):
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[f"{key} again"] = copy.deepcopy(holder[key])


def swap_with_next(holder, key):
    if isinstance(holder, list) and key + 1 < len(holder):
        holder[key], holder[key + 1] = holder[key + 1], holder[key]


def mutants(document, names):
    """Yield (path, what was done, document) for every single change of a leaf, or of a list or object as a whole."""
    for path in places(document):
        value = at(document, path)
        kinds = {"drop": drop, "double": double, "swap with next": swap_with_next}
        if isinstance(value, str):
            kinds |= {f"to {name}": put(name) for name in names}
            kinds |= {"to its name and a blank": put(value + " "), "to a character less": put(value[:-1])}
            kinds |= {"to a list": put([value])}
        else:
            kinds |= {"to empty": put(type(value)())}
        kinds |= {f"to {other!r}": put(other) for other in (None, True, 0, 1.5, "", [], {})}
        for what, change in kinds.items():
            mutant = changed(document, path, change)
            if mutant != document:
                yield path, what, mutant
