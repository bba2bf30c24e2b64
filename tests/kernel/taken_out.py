"""A copy of the kernel in which any one refusal, a raise statement, can be taken out, and which says what was used."""

import ast
import importlib.util
import shutil
import sys
from pathlib import Path

from echoproof import kernel

HOME = Path(kernel.__file__).parent
FILES = sorted(HOME.rglob("*.py"))


PLANTED = "planted: nothing comes to it"
IDLE = f"\n\ndef idle():\n    raise ValueError({PLANTED!r})\n"


class _Guarded(ast.NodeTransformer):
    """Puts a question before each raise statement: is it this one that is taken out?"""

    def __init__(self, place):
        self.place, self.found = place, {}

    def visit_Raise(self, node):
        key = self.place, len(self.found)
        self.found[key] = ast.unparse(node)
        asked = ast.parse(f"if not __import__('taken_out').is_out{key!r}: pass").body[0]
        asked.body = [node]
        return ast.copy_location(asked, node)


OUT, USED = [None], set()


def is_out(place, number):
    """Say whether a raise is taken out, and note that it came to it."""
    USED.add((place, number))
    return OUT[0] == (place, number)


def guarded(folder):
    """Load a copy of the kernel with a question before each raise; return it with the texts of all raises.

    In each file is one raise more, which nothing needs.
    """
    home, places = folder / "guarded_kernel", {}
    shutil.copytree(HOME, home, ignore=shutil.ignore_patterns("__pycache__"))
    for path in FILES:
        place = str(path.relative_to(HOME))
        guard = _Guarded(place)
        tree = guard.visit(ast.parse(path.read_text(encoding="utf-8") + IDLE))
        (home / place).write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
        places |= guard.found
    spec = importlib.util.spec_from_file_location(
        home.name, home / "__init__.py", submodule_search_locations=[str(home)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[home.name] = module
    spec.loader.exec_module(module)
    return module, places
