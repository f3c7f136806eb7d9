"""``typing.NamedTuple``, made in a tenth of the time.

The program has a few hundred of them, and a run over one article a hundred. ``typing`` compiles each annotation, which
nobody reads, and ``collections`` a function for each class: 0.15 ms in all, a tenth of such a run (2026-11-24). Here
classes with as many fields share the code of that function. What an instance is and does is the same: a tuple.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from functools import cache
    from types import CodeType, FunctionType

    try:
        from _collections import _tuplegetter as _place
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _place(number, doc):
            return property(itemgetter(number), doc=doc)

    def _make(cls, values):
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changed):
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise ValueError(f"Got unexpected field names: {list(changed)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def _values(self):
        return tuple(self)

    _SAME = {
        "__slots__": (), "_make": classmethod(_make), "_replace": _replace, "__replace__": _replace,
        "_asdict": _asdict, "__repr__": _repr, "__getnewargs__": _values,
    }  # fmt: skip

    @cache
    def _code(count: int) -> CodeType:
        """The code of a ``__new__`` with so many fields."""
        names = [f"a{number}" for number in range(count)]
        values = "".join(f"{name}, " for name in names)
        return eval(f"lambda {', '.join(['_cls', *names])}: new(_cls, ({values}))").__code__

    class _Record(type):
        def __new__(kind, name, bases, held):
            fields = tuple(held.pop("__annotations__", ()))
            if len(bases) != 1 or "__annotate_func__" in held:  # which is what Python 3.14 has without the import
                raise TypeError(
                    f"{name}: a record has no other base, and its module imports annotations from __future__"
                )
            defaults = {field: held.pop(field) for field in fields if field in held}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one with a default")
            code = _code(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
            new = FunctionType(code, {"new": tuple.__new__}, "__new__", tuple(defaults.values()))
            places = {field: _place(number, "") for number, field in enumerate(fields)}
            said = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__new__": new}
            return type(name, (tuple,), {**_SAME, **said, **places, **held})

    NamedTuple = type.__new__(_Record, "NamedTuple", (), {})
