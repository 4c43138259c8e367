"""Staff at work on papers and claims."""

from tests.education.cms.conftest import _clinic, browsers, people

__all__ = ["_clinic", "browsers", "people"]
