from pathlib import Path

import pytest

from .seed_folder import SeedFolder


@pytest.fixture
def seeds(tmp_path: Path, content: None) -> SeedFolder:
    """The seeds that are loaded, in a folder where they may be changed."""
    return SeedFolder(tmp_path / "seeds")
