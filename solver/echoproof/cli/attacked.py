"""An attack as people read it."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from echoproof.attack.attacked import Attacked
from echoproof.cli.console import printable, rendered, table
from echoproof.export.attacks import conclusion, ends


def summary(attacked: Attacked) -> str:
    """Return the attack as people read it: verdict, counts, the rounds, and what all this shows."""
    run, found = attacked.run, attacked.run.judgement
    rounds = _rounds(found.rounds)
    silent = sum(played.answer is None for played in run.rounds)
    verdict = "is beaten" if attacked.verdict == "beaten" else "survived"
    if attacked.interrupted:
        verdict = f"{verdict}; interrupted after {rounds} of game {attacked.games}"
    elif attacked.verdict == "survived":
        verdict = f"{verdict} {attacked.games} game{'s' * (attacked.games != 1)}; this is the worst"
    elif attacked.lasso is not None:
        verdict = f"{verdict} by a lasso: {_rounds(attacked.lasso[0])}, then {attacked.lasso[1]} for ever"
    head = [
        f"{attacked.cls.title}: {attacked.generator} {verdict}",
        f"adversary: {run.adversary}; target: {found.target}",
        f"{rounds}: {found.rounds - len(found.replayed)} genuine, {len(found.replayed)} replayed; "
        f"{len(found.wrong)} wrong, {found.late} of them in the last half, {silent} without an answer",
    ]
    return rendered("\n".join(head), _table(attacked), *conclusion(attacked))


def _rounds(number: int) -> str:
    return f"{number} round{'s' * (number != 1)}"


def _table(attacked: Attacked) -> Table:
    """Return the table of the rounds, of a long game without the middle."""
    lines, found = attacked.run.lines, attacked.run.judgement
    made = table("round", "example", "is", "answer", f"for {printable(found.target)}", "note")
    first, last = ends(found.rounds)
    for number in (*first, *last):
        if last and number == last[0]:
            made.add_row(*["…"] * 6)
        line = lines[number - 1]
        answer = "—" if line.answer is None else str(line.answer)
        plain = [str(number), str(line.example), line.origin, answer, line.note]
        *cells, remark = (Text(printable(text)) for text in plain)
        wrong = line.answered != "right"
        made.add_row(*cells, Text("wrong" if wrong else "right", style="red" if wrong else "green"), remark)
    return made
