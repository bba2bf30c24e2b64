"""Write certificates and have the kernel check the files, for the classes of the gallery that begin with t.

Run it from the root of the repository.
"""

from pathlib import Path

import echoproof

out = Path("out", "certificates")
out.mkdir(parents=True, exist_ok=True)
for path in sorted(Path("encodings", "classes").glob("t*.toml")):
    decision = echoproof.decide(echoproof.load(path))
    certificate = out / f"{path.stem}.json"
    certificate.write_text(decision.certificates["certificate"].text, encoding="utf-8")
    outcome = echoproof.check(path.read_bytes(), certificate.read_bytes())
    print(certificate, outcome.kind or f"rejected: {outcome.code} at {outcome.place}")

# It prints:
# out/certificates/tetrahedron.json adversary-strategy
# out/certificates/three-filters.json adversary-strategy
# out/certificates/triangle.json adversary-strategy
# out/certificates/two-hypotheses.json generator-strategy
