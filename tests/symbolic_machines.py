"""All machines with so many states at once: Z3 looks for a table together with a lasso that beats it."""

from echoproof.encode.circuit import Circuit, Problem
from echoproof.encode.tables import Entries
from echoproof.encode.unrolling import at_most_one, full_stages, unroll
from echoproof.encode.z3api import Solutions
from echoproof.machines.machine import lasso_fault
from echoproof.search.lasso import failing_targets
from echoproof.search.traps import shortest_trap
from echoproof.search.walks import read_lasso


def unknown(circuit, states, table):
    """Return the table of a machine of which nothing is known."""

    def rows(kind, values):
        return tuple(
            tuple(
                tuple(circuit.variable(f"{kind} {p} {c} {v}") for v in range(values)) for c in range(len(table.cells))
            )
            for p in range(states)
        )

    return Entries(rows("after", states), rows("answer", table.n))


def beaten_tables(table, states):
    """Yield traps into which the machines with so many states and start 0 fall that are beaten, and no others."""
    found = []
    for target in failing_targets(table):
        circuit = Circuit()
        entries = unknown(circuit, states, table)
        unrolled = unroll(circuit, table, entries, 0, target, full_stages(table, target))
        groups = entries.choices()
        choices = [each for group in groups for each in (circuit.disj(group), *at_most_one(circuit, group))]
        literals = [*(literal for group in groups for literal in group), *unrolled.variables]
        solutions = Solutions(Problem(circuit, (*unrolled.assertions, *choices), ""), literals)
        for trap in found:
            solutions.exclude(outside(entries, trap))
        while (said := solutions.next())[0] == "sat":
            machine = entries.machine(said[1])
            lasso = read_lasso(table, machine, target, unrolled, said[1])
            assert lasso_fault(table, machine, lasso) is None
            found.append(shortest_trap(table, machine, lasso))
            solutions.exclude(outside(entries, found[-1]))
            yield found[-1]
        assert said[0] == "unsat"


def outside(entries, trap):
    """Return the clause that leaves out the machines which fall into a trap."""
    clause = []
    for (p, c), (after, answers) in trap.entries.items():
        clause += [-entries.after[p][c][after]]
        clause += (literal for a, literal in enumerate(entries.answer[p][c]) if not answers >> a & 1)
    return clause
