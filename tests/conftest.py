"""What holds for every test: Hypothesis without deadlines, no skip where all have to run, one ledger in each run."""

import fcntl
import os
import pickle

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "echoproof",
    deadline=None,
    derandomize="CI" in os.environ or "ECHOPROOF_NO_SKIP" in os.environ,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("echoproof")


@pytest.fixture(scope="session")
def found(tmp_path_factory):
    """The ledger of the theorems, worked out once in each run: whoever comes first leaves it for other processes."""
    from echoproof.theorems.ledger import ledger

    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "ledger"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(ledger()))
        return pickle.loads(kept.read_bytes())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure when ECHOPROOF_NO_SKIP is set: there, a test that did not run proves nothing."""
    return _without_skip((yield), item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Do the same for a module that skips itself while it is read."""
    return _without_skip((yield), collector.nodeid)


def _without_skip(report, name):
    if report.skipped and os.environ.get("ECHOPROOF_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"{name} was skipped although ECHOPROOF_NO_SKIP is set: {report.longrepr}"
    return report
