"""cvc5 behind one typed function: the one module that imports it."""

from __future__ import annotations

from echoproof.encode.z3api import Answer


def answer_script(text: str, rlimit: int = 0) -> Answer:
    """Run an SMT-LIB script with one check-sat and return its answer; a resource limit of 0 is none.

    Raises ValueError when cvc5 cannot read the script.
    """
    import cvc5

    solver = cvc5.Solver()
    if rlimit:
        solver.setOption("rlimit", str(rlimit))
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "echoproof")
    symbols = parser.getSymbolManager()
    answers = []
    try:
        while not (command := parser.nextCommand()).isNull():
            printed = command.invoke(solver, symbols).strip()
            if printed:
                answers.append(printed)
    except RuntimeError as error:
        raise ValueError(f"cvc5 cannot read the script: {error}") from None
    if answers == ["sat"]:
        return "sat"
    if answers == ["unsat"]:
        return "unsat"
    if len(answers) == 1 and answers[0].startswith("unknown"):
        return "unknown"
    raise ValueError(f"cvc5 printed {answers[:3]} where one answer is expected")
