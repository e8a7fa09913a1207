"""The checks of the reader, in the order in which a file meets them: its place, its bytes, its characters, and YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hehuo.diagnostic import Finding
from hehuo.read import characters, colons, encoding, layout, places, separators, structure, syntax, values
from hehuo.read.encoding import RawFile
from hehuo.read.places import Place
from hehuo.read.tree import Tree

TreeCheck = Callable[[Tree], Iterator[Finding]]

PLACE_CHECKS: tuple[Callable[[Place], Iterator[Finding]], ...] = (
    places.check_data_folder,
    places.check_readable,
    places.check_regular_file,
    places.check_folder,
    places.check_name,
    places.check_id_length,
    places.check_reserved_id,
    places.check_ending,
    places.check_misplaced_record,
    places.check_other_file,
)

BYTE_CHECKS: tuple[Callable[[RawFile], Iterator[Finding]], ...] = (
    encoding.check_size,
    encoding.check_encoding,
    encoding.check_cut_off,
    encoding.check_byte_order_mark,
)

CHARACTER_CHECKS: tuple[TreeCheck, ...] = (
    characters.check_conflict_marker,
    characters.check_control_character,
    characters.check_invisible_character,
    characters.check_bidi_character,
    characters.check_odd_space,
    characters.check_look_alike,
    characters.check_mojibake,
    characters.check_private_use,
)

TREE_CHECKS: tuple[TreeCheck, ...] = (
    structure.check_empty_file,
    structure.check_root,
    structure.check_one_document,
    structure.check_directive,
    structure.check_alias,
    structure.check_tag,
    structure.check_depth,
    structure.check_duplicate_key,
    values.check_key,
    values.check_split_number,
    values.check_implicit_type,
    values.check_huge_integer,
    values.check_swallowed_line,
    colons.check_full_width_colon,
    colons.check_missing_space,
    layout.check_wide_indentation,
    layout.check_tab_indentation,
    layout.check_indentation,
    separators.check_tab_separator,
    separators.check_glued_comment,
    separators.check_shallow_continuation,
    separators.check_unended_text,
    layout.check_dash,
    layout.check_missing_dash,
    layout.check_missing_braces,
    syntax.check_full_width_mark,
    syntax.check_missing_colon,
    syntax.check_unquoted_colon,
    syntax.check_unclosed_quote,
    syntax.check_text_after_quote,
    syntax.check_unclosed_bracket,
    syntax.check_reserved_start,
    syntax.check_escape,
    syntax.check_surrogate,
    syntax.check_other_syntax,
)
