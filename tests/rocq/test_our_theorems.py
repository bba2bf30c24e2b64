"""Our own theorems in Rocq: they say what they should, rest on no axiom, and false variants do not compile."""

from pathlib import Path

import coqc
import pytest

DECIDABLE = "(forall x y : X, {x = y} + {x <> y})"
CLASSIC = "(forall P : Prop, P \\/ ~ P)"
CHOICE = """(forall R : list X -> X -> Prop, (forall xs, exists x, R xs x) -> exists f, forall xs, R xs (f xs))"""
CLASS = "forall X I (H : I -> Language X)"
FINITE = f"{CLASS} (names : list I)"
POINTS = f"{FINITE} (points : list X)"
SIZED = f"{POINTS} (small : list X)"
BOUND = "exists m, forall k, {} -> forall y, H m y = true -> H k y = true"
ROOM = """forall m n h xs, L m h -> m <= n -> NoDup xs -> xs <> [] -> m <= length xs ->
    (forall x, In x xs -> x ∈ H h) -> forall ys, exists y,
    (forall g, L n g /\\ (forall x, In x xs -> x ∈ H g) -> y ∈ H g) /\\ ~ In y ys"""
UNION = "(exists l, In l K /\\ y ∈ H l) /\\ H k y = false"
DIFFERENCES = f"""(forall k, In k K -> (forall y, {UNION} -> {{}}) /\\
    exists xs, length xs <= r /\\ forall y, {UNION} -> In y xs)"""
CHAIN = """(forall k l, In k K -> In l K -> (forall y, ~ In y small -> y ∈ H k -> y ∈ H l) \\/
    forall y, ~ In y small -> y ∈ H l -> y ∈ H k)"""

STATED = {
    # Thresholds
    "kept_is_roomy": f"{CLASS}, {DECIDABLE} -> forall L, keeps_layers with_replay H L -> {ROOM}",
    "roomy_is_kept": f"""{CLASS}, {DECIDABLE} -> forall L, {CLASSIC} -> {CHOICE} -> countable X -> increasing L ->
        ({ROOM}) -> keeps_layers with_replay H L""",
    "promises_replay": f"""{CLASS} L, {CLASSIC} -> {CHOICE} -> {DECIDABLE} -> countable X -> increasing L ->
        (keeps_layers with_replay H L <-> {ROOM})""",
    "thresholds_replay": f"""{CLASS}, {CLASSIC} -> {CHOICE} -> {DECIDABLE} -> countable X ->
        (non_uniformly_generatable with_replay H <-> exists L : nat -> I -> Prop,
         (forall m n i, m <= n -> L m i -> L n i) /\\ (forall i, exists m, L m i) /\\ {ROOM})""",
    "local_closure_necessary": f"""{CLASS}, {DECIDABLE} -> non_uniformly_generatable with_replay H ->
        forall h, exists c, local_closure_at_most H h c""",
    "thresholds_replay_countable": f"""{CLASS}, {CLASSIC} -> {CHOICE} -> {DECIDABLE} -> countable X -> countable I ->
        (non_uniformly_generatable with_replay H <-> forall h, exists c, forall F xs, In h F ->
         NoDup xs /\\ (forall x, In x xs <-> forallb (fun k => H k x) F = true) -> length xs <= c)""",
    "separating_thresholds": """(forall c, ~ local_closure_at_most separating all_positive c) /\\
        forall d c, local_closure_at_most separating (up_to d) c <-> Pos.to_nat d <= c""",
    "not_nonuniform_by_thresholds": "~ non_uniformly_generatable with_replay separating",
    "thresholds_finite_replay": f"""{FINITE} d, {CLASSIC} -> {DECIDABLE} -> countable X -> (forall i, In i names) ->
        (forall i, 1 <= d i) ->
        (keeps with_replay H d <-> forall h F xs, In h F -> exactly H xs F -> length xs < d h)""",
    "thresholds_finite": f"""{FINITE} d, {CLASSIC} -> {DECIDABLE} -> countable X -> (forall i, In i names) ->
        (forall i, 1 <= d i) -> (keeps without_replay H d <-> forall F xs, F <> [] -> exactly H xs F ->
         exists h, In h F /\\ length xs < d h)""",
    # Other notions
    "proper_uniform_replay": f"""{POINTS}, countable X -> lists names -> represents H points -> UUS H ->
        (properly_uniformly_generatable with_replay H <->
         forall x, (exists i, x ∈ H i) -> {BOUND.format("x ∈ H k")}) /\\
        (properly_uniformly_generatable with_replay H -> properly_uniformly_generatable_at with_replay H 1)""",
    "proper_uniform": f"""{POINTS}, countable X -> lists names -> represents H points -> forall C,
        is_closure_dimension H C -> (properly_uniformly_generatable without_replay H <->
        forall F, infinite (fun x => forallb (fun k => H k x) F) -> {BOUND.format("In k F")})""",
    "proper_uniform_sample_complexity": f"""{POINTS}, countable X -> lists names -> represents H points -> UUS H ->
        forall C, is_closure_dimension H C -> properly_uniformly_generatable without_replay H ->
        proper_sample_complexity without_replay H (S C)""",
    "identification_replay": f"""{POINTS}, lists names -> represents H points -> countable X ->
        (identifiable with_replay H <-> forall x, (exists i, x ∈ H i) -> exists j, forall i k, x ∈ H i -> x ∈ H k ->
         (forall y, H j y = false -> H i y = H k y) -> forall y, H i y = H k y)""",
    "identification_without_replay": f"{POINTS}, lists names -> represents H points -> identifiable without_replay H",
    "critical_every_size": """forall n, 3 <= n -> exists H : Fin.t n -> Language nat,
        UUS H /\\ (forall i k, (forall x, H i x = true -> H k x = true) -> i = k) /\\ critical H""",
    "hard_classes_spec": f"""{POINTS}, countable X -> lists names -> represents H points ->
        (forall p q d, p < q < length names -> exists x, H (nth p names d) x <> H (nth q names d) x) ->
        (~ properly_generatable with_replay H <->
         exists cs, In cs (hard_classes (length names)) /\\ realizes H names cs)""",
    "hard_classes_three": """hard_classes 3 =
        [[[true; true; true]; [true; true; false]; [true; false; true]; [false; true; true]]]""",
    "hard_classes_four": """length (hard_classes 4) = 129 /\\ exists ks, length ks = 17 /\\
        (forall cs, In cs ks -> In cs (hard_classes 4)) /\\ ForallOrdPairs (fun cs ds => ~ isomorphic 4 cs ds) ks /\\
        forall cs, In cs (hard_classes 4) -> In cs ks \\/ exists ds, In ds ks /\\ isomorphic 4 cs ds""",
    # Budgets
    "replay_number_correct": f"""{SIZED} r, {DECIDABLE} -> lists names -> sized H points small -> countable X ->
        (properly_generatable_under (total H r) H <-> forall x, (exists i, x ∈ H i) -> exists j, forall K,
         (forall k, In k K -> x ∈ H k) -> {DIFFERENCES.format("y ∈ H j")} -> {BOUND.format("In k K")})""",
    "noise_number_correct": f"""{SIZED} r, {DECIDABLE} -> lists names -> sized H points small -> countable X -> UUS H ->
        (properly_generatable_under (noise r) H <-> forall K, {DIFFERENCES.format("true = true")} ->
         {BOUND.format("In k K")})""",
    "finite_replays_correct": f"""{SIZED}, {DECIDABLE} -> lists names -> sized H points small -> countable X ->
        {CLASSIC} -> (properly_generatable_under (total_finite H) H <->
         forall x, (exists i, x ∈ H i) -> exists j, forall K, (forall k, In k K -> x ∈ H k) ->
         (forall k y, In k K -> {UNION} -> y ∈ H j) -> {CHAIN} -> {BOUND.format("In k K")})""",
    "noise_finite_correct": f"""{SIZED}, {DECIDABLE} -> lists names -> sized H points small -> countable X ->
        {CLASSIC} -> UUS H ->
        (properly_generatable_under noise_finite H <-> forall K, {CHAIN} -> {BOUND.format("In k K")})""",
    "rare_replays": f"""{POINTS} n, countable X -> lists names -> represents H points ->
        (properly_generatable_under (every H n) H <-> properly_generatable with_replay H)""",
    "old_replays": f"""{POINTS} n, countable X -> lists names -> represents H points ->
        (properly_generatable_under (age H n) H <-> properly_generatable with_replay H)""",
    "last_answer_correct": f"""{SIZED} (X_dec : {DECIDABLE}), lists names -> sized H points small -> {CLASSIC} ->
        countable X -> (properly_generatable_under (last_answer H) H <-> forall x, (exists i, x ∈ H i) ->
         lost H names points small X_dec (length names) (filter (fun k => H k x) names) [] = false)""",
    "omission_number_correct": f"""{SIZED} r, {DECIDABLE} -> countable X -> lists names -> sized H points small ->
        UUS H -> (properly_generatable_omitting r H <-> forall K, (forall k, In k K -> exists xs, length xs <= r /\\
         forall y, H k y = true /\\ forallb (fun l => H l y) K = false -> In y xs) -> {BOUND.format("In k K")})""",
    "sizes_exist": f"{FINITE}, lists names -> {CLASSIC} -> exists points small, sized H points small",
}
"""Theorem: its statement, written a second time."""

SHOWN = "(map s (seq 0 (S t)))"
EARLIER = "exists r, r < t /\\ H (G (map s (seq 0 (S r)))) (s t) = true"
LEGAL = f"(forall t, s t ∈ h \\/ (with_replay = with_replay /\\ {EARLIER}))"
OUTSIDE = "(forall ts, NoDup ts -> (forall t, In t ts -> h (s t) = false) -> length ts <= r)"
DEFINED = {
    "promises": f"""forall X I mode (H : I -> Language X) d, keeps mode H d <->
        exists g : list X -> X, forall i s, legal mode element g (H i) s -> forall t, distinct_shown (d i) s t ->
        H i (g {SHOWN}) = true /\\ ~ In (g {SHOWN}) {SHOWN}""",
    "promises by layers": f"""forall X I mode (H : I -> Language X) L, keeps_layers mode H L <->
        exists g : list X -> X, forall m i, L m i -> forall s, legal mode element g (H i) s ->
        forall t, distinct_shown m s t -> H i (g {SHOWN}) = true /\\ ~ In (g {SHOWN}) {SHOWN}""",
    "proper uniform generation": f"""forall X I mode (H : I -> Language X) d,
        properly_uniformly_generatable_at mode H d <-> exists G : list X -> I, forall i s,
        legal mode (member H) G (H i) s -> forall t, distinct_shown d s t ->
        forall x, H (G {SHOWN}) x = true -> H i x = true""",
    "proper sample complexity": """forall X I mode (H : I -> Language X) d, proper_sample_complexity mode H d <->
        1 <= d /\\ properly_uniformly_generatable_at mode H d /\\
        forall c, 1 <= c -> properly_uniformly_generatable_at mode H c -> d <= c""",
    "identification": f"""forall X I mode (H : I -> Language X), identifiable mode H <->
        exists G : list X -> I, forall i s, legal mode (member H) G (H i) s -> complete (H i) s ->
        exists T, forall t, T <= t -> forall x, H (G {SHOWN}) x = H i x""",
    "critical": f"""{CLASS}, critical H <-> ~ properly_generatable with_replay H /\\ forall Q : I -> bool,
        (exists i, Q i = true) -> (exists i, Q i = false) ->
        properly_generatable with_replay (fun i : {{i | Q i = true}} => H (proj1_sig i))""",
    "under a budget": f"""{CLASS} allowed, properly_generatable_under allowed H <-> exists G : list X -> I, forall i s,
        allowed G (H i) s -> complete (H i) s ->
        exists T, forall t, T <= t -> forall x, H (G {SHOWN}) x = true -> H i x = true""",
    "total": f"{CLASS} r G h s, total H r G h s <-> {LEGAL} /\\ {OUTSIDE}",
    "total, finite": f"{CLASS} G h s, total_finite H G h s <-> {LEGAL} /\\ exists T, forall t, T <= t -> s t ∈ h",
    "every": f"{CLASS} n G h s, every H n G h s <-> {LEGAL} /\\ forall t u, t < u < t + n -> s t ∈ h \\/ s u ∈ h",
    "age": f"""{CLASS} n G h s, age H n G h s <->
        forall t, s t ∈ h \\/ exists r, r < t /\\ r + n <= t /\\ H (G (map s (seq 0 (S r)))) (s t) = true""",
    "last": f"""{CLASS} G h s, last_answer H G h s <->
        forall t, s t ∈ h \\/ exists r, t = S r /\\ H (G (map s (seq 0 (S r)))) (s t) = true""",
    "noise": f"forall X I r (G : list X -> I) h s, noise r G h s <-> {OUTSIDE}",
    "noise, finite": """forall X I (G : list X -> I) h s, noise_finite G h s <->
        exists T, forall t, T <= t -> h (s t) = true""",
    "omission": f"""{CLASS} r, properly_generatable_omitting r H <-> exists G : list X -> I, forall i s,
        (forall t, s t ∈ H i) -> (exists xs, length xs <= r /\\ forall x, x ∈ H i -> In x xs \\/ exists t, s t = x) ->
        exists T, forall t, T <= t -> forall x, H (G {SHOWN}) x = true -> H i x = true""",
}
"""Definitions that the statements use, unfolded by hand."""
SIZES = f"""Goal {CLASS} points small, sized H points small <->
  (forall y i, y ∈ H i -> exists x, In x points /\\ forall k, H k x = H k y) /\\
  (forall y z, In y small -> (forall k, H k z = H k y) -> In z small) /\\
  (forall y i, y ∈ H i -> ~ In y small -> forall xs, exists z, (forall k, H k z = H k y) /\\ ~ In z xs).
Proof.
  split; [intros [a b c]; exact (conj a (conj b c)) | intros (a & b & c); exact (Build_sized _ _ H _ _ a b c)].
Qed."""

FILES = (
    "Smallest",
    "Fresh",
    "Sequences",
    "Uniform",
    "NonUniform",
    "Thresholds",
    "ThresholdsFinite",
    "Bounds",
    "ProperUniform",
    "Identification",
    "Critical",
    "CriticalEverySize",
    "HardClasses",
    "Budgets",
    "Cells",
    "ReplayNumber",
    "Turns",
    "FiniteReplays",
    "SlowReplays",
    "LastAnswer",
    "Omission",
)
OURS = FILES[FILES.index("Thresholds") :]
HEADER = f"""From Coq Require Import List Bool Arith ZArith Lia.
From Coq Require Fin.
From Echoproof Require Import Replay Finite Decide {" ".join(FILES)}.
Import ListNotations.
Open Scope nat_scope.
"""


@pytest.fixture(autouse=True)
def _with_rocq():
    coqc.needed()


def run(text):
    return coqc.compiled(HEADER + text, "ours", *FILES)


def test_every_theorem_says_what_it_should_and_rests_on_no_axiom():
    steps = [f"Goal {says}.\nProof. exact (@{name}). Qed.\nPrint Assumptions {name}." for name, says in STATED.items()]
    steps += [f"Goal {says}.\nProof. reflexivity. Qed." for says in DEFINED.values()]
    done = run("\n".join([*steps, SIZES]))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == [coqc.CLOSED] * len(STATED)


def test_every_theorem_of_these_files_is_stated_here():
    proved = {
        line.split()[1] for name in OURS for line in coqc.source(name).splitlines() if line.startswith("Theorem ")
    }
    assert proved <= set(STATED)
    assert len(proved) > 20


FALSE = {
    "promises need not be made for as many examples": (
        "Thresholds",
        "m <= length xs -> contains H xs h ->",
        "contains H xs h ->",
    ),
    "the generator asks more of what was replayed": (
        "Thresholds",
        "(forall i, L (count seen) i /\\ contains H (firstn (S u) seen) i -> y ∈ H i) /\\ ~ In y seen).",
        "(forall i, L (count seen) i /\\ contains H seen i -> y ∈ H i) /\\ ~ In y seen).",
    ),
    "the local closure dimension of {1, …, d} and the negative numbers is d - 1": (
        "Thresholds",
        "(up_to d) c <-> Pos.to_nat d <= c",
        "(up_to d) c <-> Pos.to_nat d <= S c",
    ),
    "a threshold is the local closure dimension": (
        "ThresholdsFinite",
        "In h F -> exactly H xs F -> length xs < d h",
        "In h F -> exactly H xs F -> length xs <= d h",
    ),
    "without replay every promise must exceed the intersection": (
        "ThresholdsFinite",
        "exists h, In h F /\\ length xs < d h",
        "forall h, In h F -> length xs < d h",
    ),
    "proper uniform generation from the closure dimension on": (
        "ProperUniform",
        "proper_sample_complexity without_replay H (S C)",
        "proper_sample_complexity without_replay H C",
    ),
    "residuals differ from the start": (
        "Identification",
        "  forall i k, x ∈ H i -> x ∈ H k -> (forall y, H j y",
        "  forall i k, (forall y, H j y",
    ),
    "odd: a point too few": ("CriticalEverySize", "(fun a => a <=? m).", "(fun a => a <? m)."),
    "even: four hypotheses around the circle": (
        "CriticalEverySize",
        "3 <= m -> critical (even m)",
        "2 <= m -> critical (even m)",
    ),
    "hypotheses may have the same support": ("HardClasses", "differ n cs && hard n cs", "hard n cs"),
    "one replay less": (
        "Budgets",
        "h (s t) = false) -> length ts <= r",
        "h (s t) = false) -> length ts < r",
        "Cells",
        "ReplayNumber",
    ),
    "replays of anything": ("ReplayNumber", "(forall y, missed H K k y -> y ∈ D) /\\ at_most", "at_most"),
    "replays of one point more": ("ReplayNumber", "at_most r (missed H K k).", "at_most (S r) (missed H K k)."),
    "finitely many replays of sets that are no chain": (
        "FiniteReplays",
        "y ∈ H j) -> chain H small K ->\n  exists m",
        "y ∈ H j) ->\n  exists m",
    ),
    "an infinite cell was shown at some time": (
        "FiniteReplays",
        "(any (alike p) (skipn u seen))",
        "(any (alike p) seen)",
    ),
    "nothing is replayed near a replay": ("Budgets", "s t ∈ h \\/ s u ∈ h", "s t ∈ h /\\ s u ∈ h", "SlowReplays"),
    "only young answers": ("Budgets", "r + n <= t", "t <= r + n", "SlowReplays"),
    "the last answer is any answer": (
        "Budgets",
        "exists r, t = S r /\\",
        "exists r, r < t /\\",
        "Cells",
        "ReplayNumber",
        "LastAnswer",
    ),
    "what was given up in infinite cells": (
        "LastAnswer",
        "mem y small && any (fun a => H a y) A",
        "any (fun a => H a y) A",
    ),
    "examples of the answer leave": ("LastAnswer", "  negb (H j c) && any", "  any"),
    "what was omitted from the others": ("Omission", "y ∈ H k /\\ common H K y = false)) ->", "missed H K k y)) ->"),
}
"""What is false: the file, what stands there and is put in its place, and more files, up to that whose proof fails."""


@pytest.mark.parametrize("why", FALSE)
def test_a_false_variant_does_not_compile(why, tmp_path):
    name, old, new, *stands_on_it = FALSE[why]
    assert coqc.source(name).count(old) >= 1
    coqc.theory(*FILES)
    coqc.refused(coqc.variant(tmp_path, name, old, new, *stands_on_it))


NEIGHBOURS = Path(__file__).with_name("neighbours")
SAYS = {
    "trade_off": "replay abolishes a trade-off between two hypotheses",
    "one_replay": "the triangle with three points needs one replayed example, or one wrong one",
    "one_point_each": "without infinite supports the theorems on noise and omission are false",
}
"""Files about classes that are next to the theorems, on both sides."""


@pytest.mark.parametrize("name", SAYS)
def test_the_theorems_say_yes_and_no(name):
    done = run((NEIGHBOURS / f"{name}.v").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
