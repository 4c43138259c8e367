"""The words of the diary's checklist: codes of the domain become sentences here, and in templates."""

from diary.wording.result import result_text

__all__ = ["result_text"]
