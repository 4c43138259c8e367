"""StreamFields as they are once they have been saved and read again."""

from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField


def complete_streams(obj: Any) -> None:
    """Write out every default of a StreamField made in code.

    Otherwise a version would hold fewer words than the row that is made from it.
    """
    for field in obj._meta.get_fields():  # noqa: SLF001 - Django's own
        if isinstance(field, StreamField):
            value = getattr(obj, field.name)
            _read_all(value)
            setattr(obj, field.name, _read_again(value))


def _read_again(value: StreamValue) -> StreamValue:
    whole = value.stream_block.to_python(value.stream_block.get_prep_value(value))
    _read_all(whole)
    return whole


def _read_all(value: Any) -> None:
    # What was never looked at would be kept as it came.
    if isinstance(value, StreamValue):
        for block in value:
            _read_all(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            _read_all(part)
    elif isinstance(value, ListValue):
        for part in value:
            _read_all(part)


def read_streams_again(obj: Any) -> None:
    """Let every stream of ``obj`` look up anew the rows it shows, since some have changed."""
    for field in obj._meta.get_fields():  # noqa: SLF001 - Django's own
        if isinstance(field, StreamField):
            setattr(obj, field.name, _read_again(getattr(obj, field.name)))
