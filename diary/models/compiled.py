"""Queries compiled once: making the same SQL anew was a quarter of the time of a diary page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet

Build = Callable[..., QuerySet]
Converters = Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]

Compiled = tuple[str, Sequence[Any], Converters]


class Given(Expression):
    """A value that each call gives anew. It is a placeholder in the SQL, and its own parameter."""

    def __init__(self, place: int, field: Field) -> None:
        super().__init__(output_field=field)
        self.place = place

    def as_sql(self, _compiler: object, _connection: object) -> tuple[str, list[Any]]:
        return "%s", [self]


class CompiledRows:
    """The rows of a ``values_list`` query whose shape never changes; only the values it is given do.

    ``build`` is handed a placeholder for each field in ``given``, in that order, and returns the query. It
    runs once for each sort of database, so nothing else may depend on who asks or when.
    """

    def __init__(self, build: Build, given: Sequence[Field]) -> None:
        self._build = build
        self._given = [Given(place, field) for place, field in enumerate(given)]
        self._by_vendor: dict[str, Compiled] = {}

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows, converted as the query itself would, with a value for each placeholder."""
        sql, parameters, converters = self._compiled()
        said = [
            given.output_field.get_db_prep_value(value, connection)
            for given, value in zip(self._given, values, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [said[one.place] if isinstance(one, Given) else one for one in parameters]
            )
            found = cursor.fetchall()
        return [_converted(row, converters) for row in found] if converters else found

    def _compiled(self) -> Compiled:
        """Return the query for the database in use: one database writes SQL, and an id, unlike another."""
        if connection.vendor not in self._by_vendor:
            compiler = self._build(*self._given).query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            self._by_vendor[connection.vendor] = (sql, parameters, converters)
        return self._by_vendor[connection.vendor]


def _converted(row: tuple[Any, ...], converters: Converters) -> tuple[Any, ...]:
    values = list(row)
    for place, (steps, expression) in converters.items():
        value = values[place]
        for step in steps:
            value = step(value, expression, connection)
        values[place] = value
    return tuple(values)
