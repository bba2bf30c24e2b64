# Every target is enough alone on a fresh machine with Python 3.11, make and a C toolchain.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CLASS := four-hypotheses

.PHONY: demo test lint gallery rocq bench clean

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "echoproof needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(READY)  ## the main job on the four hypotheses of the paper
	$(BIN)/echoproof prove encodings/classes/$(CLASS).toml -o out/$(CLASS)
	$(BIN)/python -m echoproof.kernel out/$(CLASS)/class.toml out/$(CLASS)/certificate.json
	@echo "The results lie in out/$(CLASS); begin with appendix.pdf (appendix.tex, where there is no TeX)."

test: $(READY)
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gallery: $(READY)  ## everything generated that is kept in the repository
	$(BIN)/python -m echoproof.proving.gallery .

rocq:  ## the theory and the classes in Rocq, from scratch; wants coqc 8.16 (Debian: coq)
	rm -rf out/rocq && mkdir -p out && cp -r proofs/rocq out/rocq
	cd out/rocq && coq_makefile -f _CoqProject $$(find . -name '*.v' | sort) -o build.mk && $(MAKE) -f build.mk -j2
	cd out/rocq && coqchk -silent -o -bytecode-compiler yes -Q . Echoproof > checked.txt 2>&1 \
	  $$(find . -name '*.v' | sort | sed 's|^\./|-norec Echoproof.|; s|\.v$$||; s|/|.|g') || (cat checked.txt; exit 1)
	grep -q 'CONTEXT SUMMARY' out/rocq/checked.txt
	! grep 'Echoproof\.' out/rocq/checked.txt  # it would list our axioms and unsafe definitions
	cp out/rocq/*.vo proofs/rocq  # so that an instance compiles where it is exported to
	@echo "Rocq and coqchk accept the theory and the classes, without an axiom of ours."

bench: $(READY)
	for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

clean:
	rm -rf .venv out
