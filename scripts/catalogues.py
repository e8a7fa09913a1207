"""The catalogues against the sources: every sentence extracted, kept translations, the same bytes on every machine.

`python3 scripts/words.py` runs this in the environment.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from hehuo.cli.main import main as hehuo_command
from hehuo.words import DOMAINS, ENUMS, LANGS, Lang, catalogue_path

ROOT = Path(__file__).resolve().parents[1]
WORDS = ROOT / "site" / "words"

SOURCES = {
    "site": (
        ("jinja2", "site/templates", (".html", ".svg")),
        ("jinja2", "site/theme", (".html",)),
        ("python", "src/hehuo", (".py",)),
    ),
    "cli": (("python", "src/hehuo", (".py",)),),
}
CLI_ROOMS = ("cli", "report", "pipeline", "read", "check", "edit")
"""Whatever these folders of `src/hehuo` say is said on the command line; all others speak on pages, `words` on both."""

_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "markup": (2,),
}
_JINJA = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true", "silent": "false",
          "trim_blocks": "true", "lstrip_blocks": "true"}  # fmt: skip
_PLURALS = {"zh": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
_HEADER = 'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals}\\n"\n\n'

Key = tuple[str | None, str | tuple[str, ...]]
"""What tells two sentences apart: the context, and the msgid or the singular with its plural."""


@dataclass(frozen=True)
class State:
    """A catalogue as it should be written, and what is wrong with it as it is."""

    path: Path
    text: str
    faults: tuple[str, ...]


def compute_state(lang: Lang, domain: str, wanted: Iterable[Key], root: Path = WORDS) -> State:
    """Take over what is translated, add what is new, leave out what is unused. English says its msgids."""
    path = catalogue_path(root, lang, domain)
    old = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=lang)
    new, faults = Catalog(locale=lang), []
    keys = set(wanted)
    for context, ids in keys:
        found = old.get(ids, context)
        said = (found.string if found is not None and found.id == ids else None) or ""
        if lang == "en" and not _complete(said):
            said = ids
        if not _complete(said):
            faults.append(f"{path.name} ({lang}): not translated: {_shown(context, ids)}")
        elif found is not None and found.fuzzy:
            faults.append(f"{path.name} ({lang}): fuzzy: {_shown(context, ids)}")
        elif _placeholders(said) - _placeholders(ids):
            faults.append(f"{path.name} ({lang}): a placeholder that the sentence lacks: {_shown(context, ids)}")
        new.add(ids, said, context=context)
    known = {_key(message) for message in old if message.id}
    faults += [f"{path.name} ({lang}): unused: {_shown(*key)}" for key in known - keys]
    faults += [f"{path.name} ({lang}): missing: {_shown(*key)}" for key in keys - known]
    return State(path, _written(lang, new), tuple(sorted(faults)))


def iter_states() -> Iterator[State]:
    """Every catalogue."""
    for domain in DOMAINS:
        wanted = set(iter_keys(domain))
        for lang in LANGS:
            yield compute_state(lang, domain, wanted)


def iter_keys(domain: str) -> Iterator[Key]:
    """Every sentence of a domain that the sources say."""
    if domain == "enums":
        yield from ((enum, value) for enum, values in ENUMS.items() for value in values)
        return
    if domain == "click":
        for file in sorted(Path(click.__file__).parent.glob("*.py")):
            yield from _iter_file("python", file)
        return
    if domain == "cli":
        yield from ((None, text) for text in iter_help(hehuo_command, "hehuo"))
    for method, folder, endings in SOURCES[domain]:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in endings and (method != "python" or domain in _domains(file)):
                yield from _iter_file(method, file)


def _iter_file(method: str, file: Path) -> Iterator[Key]:
    with file.open("rb") as source:
        options = _JINJA if method == "jinja2" else {}
        for _line, ids, _comments, context in extract(method, source, _KEYWORDS, options=options):
            yield context, ids


def iter_help(command: click.Command, name: str) -> Iterator[str]:
    """The texts of a command's help page and of its subcommands': they are translated as a whole."""
    yield from (text for text in (command.help, command.epilog) if text)
    for param in command.params:
        if isinstance(param, click.Option) and param.help and not param.hidden:
            yield param.help
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None, below
            yield from iter_help(found, below)


def _domains(file: Path) -> tuple[str, ...]:
    room = file.relative_to(ROOT / "src/hehuo").parts[0]
    return ("cli", "site") if room == "words.py" else ("cli",) if room in CLI_ROOMS else ("site",)


def _key(message: Message) -> Key:
    return message.context, tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def _complete(said: str | tuple[str, ...] | list[str]) -> bool:
    return bool(said) and (isinstance(said, str) or all(said))


def _placeholders(texts: str | tuple[str, ...] | list[str]) -> set[str]:
    whole = texts if isinstance(texts, str) else "\n".join(texts)
    return set(re.findall(r"%\(\w+\)|%(?!\()\S", whole.replace("%%", "")))


def _shown(context: str | None, ids: str | tuple[str, ...]) -> str:
    return (f"[{context}] " if context else "") + (ids if isinstance(ids, str) else " | ".join(ids))


def _written(lang: Lang, catalogue: Catalog) -> str:
    """The text of a catalogue: sorted, one line a sentence, without places and days, so that branches merge."""
    made = BytesIO()
    write_po(made, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return _HEADER.format(lang=lang, plurals=_PLURALS[lang]) + made.getvalue().decode()


def main() -> None:
    """Update the catalogues, or only check them."""
    parser = argparse.ArgumentParser(prog="python3 scripts/words.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a catalogue is not complete")
    check = parser.parse_args().check
    failed = False
    for state in iter_states():
        if not check:
            state.path.parent.mkdir(parents=True, exist_ok=True)
            state.path.write_text(state.text, encoding="utf-8", newline="\n")
        faults = [fault for fault in state.faults if check or "not translated" in fault or "placeholder" in fault]
        print(*faults, sep="\n", end="\n" if faults else "")
        failed |= bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
