import pytest

from echoproof.theorems.ledger import ledger


@pytest.fixture(scope="session")
def found():
    """The ledger, worked out once in each process."""
    return ledger()
