"""Mutations of where a file lies: names that are no id, that another system keeps for itself, and wrong folders."""

from __future__ import annotations

from random import Random

from fuzzing import nasty

_ENDINGS = (".yaml", ".YML", ".yml.txt", ".yml.bak", ".json", "", ".", ".yml ", ".xlsx", ".ｙｍｌ", ".yml\n")


def move(random: Random, path: str) -> str:
    """Another place for a file."""
    parts = path.split("/")
    at = random.randrange(1, len(parts))
    stem = parts[at].removesuffix(".yml")
    ending = parts[at].removeprefix(stem)
    case = random.randrange(8)
    if case == 0:
        parts[-1] = parts[-1].removesuffix(".yml") + random.choice(_ENDINGS)
    elif case == 1:
        parts[at] = random.choice(nasty.IDS).replace("/", "-") + ending
    elif case == 2:
        within = random.randint(0, len(stem))
        parts[at] = stem[:within] + random.choice(nasty.CHARACTERS) + stem[within:] + ending
    elif case == 3:
        parts[at] = stem.upper() + ending
    elif case == 4:
        parts.insert(
            at, random.choice(["x", "2026-13", "2026-05", "partners", "..", ".", ".hidden", "", "con", "x.yml"])
        )
    elif case == 5 and len(parts) > 2:
        del parts[at]
    elif case == 6:
        parts[1] = random.choice(["partner", "Partners", "programmes", "points", "events", "registry.yml"])
    else:
        parts[at] = stem * random.choice([2, 10, 40]) + ending
    # No file system has a name with half a character in it.
    return "/".join(parts).encode("utf-8", "replace").decode("utf-8")
