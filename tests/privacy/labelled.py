"""The labelled set: generated files with one private item each, or none.

Everything is made from a seed. What a case holds is known by construction; nothing was fitted to what is found.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hehuo.model.cards import ALPHABET, LENGTH, make_card
from privacy import fakes
from privacy.harmless import iter_harmless

SEED = 20260509


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file's text. `kind` is what it holds, at line `line`, or None where it holds nothing private."""

    name: str
    text: str
    kind: str | None
    line: int = 0
    path: str = "data/partners/shifan/sample.yml"
    also: str = ""
    """Another kind that the file holds as well."""


PLACES = ("value", "quoted", "comment", "tail-comment", "key", "block", "folded", "flow", "item")
"""Where in a file a private thing may stand."""


def place(secret: str, where: str, lead: str = "") -> tuple[str, int]:
    """A file with `secret` at a place, and the line it is on."""
    said = f"{lead}{secret}"
    forms: dict[str, tuple[str, int]] = {
        "value": (f"name: 示范面馆\nkind: shop\nnote: 需要时找 {said}\nsources: [a]\n", 3),
        "quoted": (f'name: 示范面馆\nkind: shop\nnote: "{said}"\nsources: [a]\n', 3),
        "comment": (f"name: 示范面馆\n# {said}\nkind: shop\n", 2),
        "tail-comment": (f"name: 示范面馆\nkind: shop  # {said}\n", 2),
        "key": (f'name: 示范面馆\nextra:\n  "{said}": 夜间\n', 3),
        "block": (f"name: 示范面馆\nsummary: |-\n  每周三送面。\n  {said}\n  门口有停车位。\n", 4),
        "folded": (f"name: 示范面馆\nsummary: >-\n  每周三送面。\n  有事 {said}\n", 4),
        "flow": (f'name: 示范面馆\nservices:\n  - {{title: 送面, note: "{said}"}}\n', 3),
        "item": (f'name: 示范面馆\nitems:\n  - meals\n  - "{said}"\n', 4),
    }
    return forms[where]


def labelled() -> list[Case]:
    """Every case, positives first."""
    return [*positives(), *negatives()]


def positives() -> list[Case]:
    """The cases that hold something private."""
    rng = Random(SEED)
    found: list[Case] = []
    for name, kind, secret, lead in _secrets(rng):
        where = PLACES[len(found) % len(PLACES)]
        if "\n" in secret:
            where = "folded"
        if '"' in secret or "\\" in secret:
            where = "comment" if where in ("quoted", "key", "flow", "item") else where
        text, line = place(secret, where, lead)
        also = "private-mobile" if "a mobile number" in name and kind != "private-mobile" else ""
        found.append(Case(name=f"{name} [{where}]", text=text, kind=kind, line=line, also=also))
    found += _typed_files()
    found += _card_files(rng)
    return found


def negatives() -> list[Case]:
    """The cases that hold nothing private."""
    rng = Random(SEED + 1)
    found = []
    for name, text in iter_harmless(rng):
        if "\n" in text:
            found.append(Case(name=name, text=text, kind=None, path=name.partition(" ")[0]))
            continue
        where = PLACES[len(found) % len(PLACES)]
        if '"' in text and where in ("quoted", "key", "flow", "item"):
            where = "value"
        found.append(Case(name=f"{name} [{where}]", text=place(text, where)[0], kind=None))
    return found


Secret = tuple[str, str, str, str]
"""Name, kind, what is private, and what stands before it."""


def _secrets(rng: Random) -> Iterator[Secret]:
    yield from _mobiles()
    yield from _random_numbers(rng)
    yield from _resident_ids()
    yield from _bank_cards()
    yield from _papers()
    yield from _plates()
    yield from _rooms()
    yield from _hashes(rng)
    yield from _chats()
    yield from _mailboxes()
    yield from _names()


# Mobile numbers

_GROUPINGS = {
    "344": (3, 4),
    "335": (3, 3),
    "434": (4, 3),
    "443": (4, 4),
    "56": (5,),
    "74": (7,),
    "38": (3,),
    "pairs": (2, 2, 2, 2, 2),
    "3-pairs": (3, 2, 2, 2),
    "ones": (1,) * 10,
}


def _mobiles() -> Iterator[Secret]:
    kind, number = "private-mobile", 0
    for script in fakes.SCRIPTS:
        for grouping, separator in (("none", ""), ("344", "-"), ("344", " "), ("ones", " ")):
            number += 1
            digits = fakes.written(fakes.mobile(number), script)
            secret = digits if grouping == "none" else fakes.grouped(digits, _GROUPINGS[grouping], separator)
            yield f"mobile {script} {grouping}{separator}", kind, secret, ""
    for mark, separator in fakes.SEPARATORS.items():
        for grouping in ("344", "ones"):
            number += 1
            yield (
                f"mobile {mark} {grouping}",
                kind,
                fakes.grouped(fakes.mobile(number), _GROUPINGS[grouping], separator),
                "",
            )
    for grouping, sizes in _GROUPINGS.items():
        for mark in ("space", "hyphen", "middle-dot", "zero-width-space", "underscore"):
            number += 1
            secret = fakes.grouped(fakes.mobile(number), sizes, fakes.SEPARATORS[mark])
            yield f"mobile {mark} {grouping}", kind, secret, ""
    yield from _mixed_mobiles(kind)


def _mixed_mobiles(kind: str) -> Iterator[Secret]:
    one, two = fakes.mobile(3), fakes.mobile(14)
    alternate = "".join(fakes.written(digit, ("ascii", "hanzi")[at % 2]) for at, digit in enumerate(one))
    several = "".join(fakes.written(digit, list(fakes.SCRIPTS)[at % 9]) for at, digit in enumerate(one))
    g344 = fakes.grouped(one, (3, 4), "-")
    forms = {
        "+86": f"+86{one}",
        "+86 space": f"+86 {one}",
        "+86-344": f"+86-{g344}",
        "(+86)": f"(+86){one}",
        "0086": f"0086{one}",
        "0086-": f"0086-{one}",
        "86": f"86{one}",
        "86 344": f"86 {fakes.grouped(one, (3, 4), ' ')}",
        "wide +86": f"＋８６ {fakes.written(one, 'full-width')}",
        "alternating hanzi": alternate,
        "nine scripts": several,
        "keycaps": "".join(digit + "\ufe0f\u20e3" for digit in one),
        "keycap in front": "1\ufe0f\u20e3" + one[1:],
        "mixed separators": f"{one[:3]}-{one[3:7]} {one[7:]}",
        "mixed separators two": f"{one[:3]}.{one[3:7]}/{one[7:]}",
        "hyphen and space": f"{one[:3]} - {one[3:7]} - {one[7:]}",
        "brackets": f"({one[:3]}){one[3:7]}-{one[7:]}",
        "chinese brackets": f"（{one[:3]}）{one[3:7]}{one[7:]}",
        "square brackets": f"[{one[:3]}][{one[3:7]}][{one[7:]}]",
        "folded": f"{one[:3]} {one[3:7]}\n  {one[7:]}",
        "folded after three": f"{one[:3]}\n  {one[3:7]} {one[7:]}",
        "folded after seven": f"{one[:7]}\n  {one[7:]}",
        "two numbers": f"{one}/{two}",
        "two numbers and": f"{one}、{two}",
        "run together": one + two,
        "after text": f"电话{one}",
        "before text": f"{one}王",
        "between text": f"打{one}找我",
        "tel:": f"tel:{one}",
        "tel with hyphen": f"Tel-{one}",
        "letters beside": f"phone{one}",
        "extension": f"{one}转1",
        "letters for noughts": one[:3] + one[3:].replace("0", "o"),
        "capital letters for noughts": one.replace("0", "O"),
        "letter for the one": "l" + one[1:],
        "numbered": f"1. {one}",
        "numbered in a circle": f"①{one}",
        "numbered with a pause mark": f"1、{one}",
        "after a date": f"2026-05-09 {one}",
        "after a date grouped": f"2026-05-09 {g344}",
        "before a date": f"{one} 2026-05-09",
        "after a landline": f"0533-4180000 / {one}",
        "float": f"{one}.0",
        "exponent": f"1.{one[1:]}E+10",
        "escape u": "".join(f"\\u{ord(digit):04x}" for digit in one),
        "escape x": one[:7] + "".join(f"\\x{ord(digit):02x}" for digit in one[7:]),
        "entities": "".join(f"&#{ord(digit)};" for digit in one),
        "in a link": f"https://example.org/?tel={one}",
        "chat link": f"https://wa.example.org/86{one}",
        "emoji between": f"{one[:3]}📱{one[3:7]}📱{one[7:]}",
        "hanzi one for a hyphen": f"{one[:3]}一{one[3:7]}一{one[7:]}",
        "starred whole": f"*{one}*",
        "bold": f"**{one}**",
        "quoted groups": f"“{one[:3]}”“{one[3:7]}”“{one[7:]}”",
        "hong kong": "+852 " + "6000" + " " + "0000",
        "word between": f"{one[:3]}加{one[3:7]}加{one[7:]}",
        "blanks said": f"{one[:3]}空格{one[3:7]}空格{one[7:]}",
        "pinyin": "yao san ba ling ling yao san ba ling ling ling",
    }
    for name, secret in forms.items():
        yield f"mobile {name}", kind, secret, ""
    for lead in ("手机：", "联系电话 ", "微信同号", "TEL "):
        yield f"mobile odd groups after {lead.strip()}", kind, fakes.grouped(two, (2, 4, 2), "-"), lead


def _random_numbers(rng: Random) -> Iterator[Secret]:
    """Numbers disguised by chance: one to three scripts, any grouping, one or two separators."""
    scripts, marks, groupings = list(fakes.SCRIPTS), list(fakes.SEPARATORS), list(_GROUPINGS)
    for number in range(300):
        is_mobile = number % 3 > 0
        digits = fakes.mobile(rng.randrange(99)) if is_mobile else fakes.resident_id(rng.randrange(40))
        used = rng.sample(scripts, rng.choice((1, 1, 1, 2, 3)))
        separators = rng.sample(marks, rng.choice((1, 1, 2)))
        grouping = rng.choice(groupings) if is_mobile else rng.choice(("6-8-4", "6-4-4-4", "fours", "none"))
        sizes = (
            _GROUPINGS[grouping]
            if is_mobile
            else {"6-8-4": (6, 8), "6-4-4-4": (6, 4, 4), "fours": (4,) * 4, "none": ()}[grouping]
        )
        parts = fakes.grouped("".join(fakes.written(digit, rng.choice(used)) for digit in digits), sizes, "\0").split(
            "\0"
        )
        secret = parts[0] + "".join(fakes.SEPARATORS[rng.choice(separators)] + part for part in parts[1:])
        name = f"{'mobile' if is_mobile else 'id'} by chance {number}: {'+'.join(used)}, {grouping}, {'+'.join(separators)}"
        yield name, "private-mobile" if is_mobile else "private-resident-id", secret, ""


# Resident ids


def _resident_ids() -> Iterator[Secret]:
    kind = "private-resident-id"
    for number, script in enumerate(fakes.SCRIPTS):
        for ends_in_x in (False, True):
            secret = fakes.written(fakes.resident_id(number, ends_in_x), script)
            yield f"id {script} {'x' if ends_in_x else 'digit'}", kind, secret, ""
    for number, (mark, separator) in enumerate(fakes.SEPARATORS.items()):
        secret = fakes.grouped(fakes.resident_id(number), (6, 8), separator)
        yield f"id {mark}", kind, secret, ""
    plain, with_x, old = fakes.resident_id(1), fakes.resident_id(2, ends_in_x=True), fakes.old_resident_id(1)
    wrong = plain[:-1] + str((int(plain[-1]) + 1) % 10)
    forms = {
        "lower x": (with_x.lower(), ""),
        "wide x": (with_x[:-1] + "Ｘ", ""),
        "cyrillic x": (with_x[:-1] + "Х", ""),
        "times sign": (with_x[:-1] + "×", ""),
        "apart x": (fakes.grouped(with_x[:-1], (6, 8), " ") + " X", ""),
        "fours": (fakes.grouped(plain, (4, 4, 4, 4), " "), ""),
        "sixes": (fakes.grouped(plain, (6, 6), "-"), ""),
        "six four four four": (fakes.grouped(plain, (6, 4, 4), " "), ""),
        "ones": (" ".join(plain), ""),
        "folded": (f"{plain[:6]} {plain[6:14]}\n  {plain[14:]}", ""),
        "after text": (f"身份证{plain}", ""),
        "letters before": (f"ID{plain}", ""),
        "mixed": (plain[:6] + fakes.written(plain[6:14], "hanzi") + fakes.written(plain[14:], "full-width"), ""),
        "old": (old, ""),
        "old wide": (fakes.written(old, "full-width"), ""),
        "old groups": (fakes.grouped(old, (6, 6), " "), ""),
        "old labelled": (old, "身份证号："),
        "mistyped, labelled": (wrong, "身份证号："),
        "with a mobile number": (f"{plain} {fakes.mobile(2)}", ""),
        "run into a mobile number": (plain + fakes.mobile(2), ""),
    }
    for name, (secret, lead) in forms.items():
        yield f"id {name}", kind, secret, lead


# Cards, papers, plates


def _bank_cards() -> Iterator[Secret]:
    kind = "private-bank-card"
    issued = (
        ("621700", 19),
        ("622202", 19),
        ("622848", 19),
        ("625900", 16),
        ("621226", 18),
        ("4", 16),
        ("53", 16),
        ("955880", 19),
    )
    for prefix, length in issued:
        card = fakes.bank_card(prefix, length)
        for name, secret in {
            "plain": card,
            "fours": fakes.grouped(card, (4, 4, 4, 4), " "),
            "hyphens": fakes.grouped(card, (4, 4, 4, 4), "-"),
            "wide": fakes.written(card, "full-width"),
            "ideographic spaces": fakes.grouped(card, (4, 4, 4, 4), "\u3000"),
            "after text": f"卡号{card}",
        }.items():
            yield f"bank card {prefix} {name}", kind, secret, ""


def _papers() -> Iterator[Secret]:
    kind, digits = "private-passport", "0" * 7 + "1"
    for lead in ("护照 ", "护照号：", "护照号码 E", "港澳通行证：", "Passport No. ", "通行证号 ", "普通护照"):
        letter = "" if lead.endswith("E") else "C" if "港澳" in lead else "G"
        yield f"passport {lead.strip()}", kind, letter + digits, lead
        yield f"passport {lead.strip()} wide", kind, letter + fakes.written(digits, "full-width"), lead
    yield "officer", kind, digits, "军官证 军字第"
    yield "taiwan", kind, digits, "台胞证："


def _plates() -> Iterator[Secret]:
    kind = "private-plate"
    for province, letter in zip("鲁京沪粤苏浙川渝新藏", "CANBEAAFCA", strict=True):
        for name, body in {
            "plain": f"{letter}" + "00001",
            "dot": f"{letter}·" + "00001",
            "spaced": f" {letter} " + "00001",
            "hyphen": f"{letter}-" + "0A001",
            "new energy": f"{letter}D" + "00001",
            "new energy large": f"{letter}" + "00001" + "D",
            "lower": f"{letter.lower()}" + "0a001",
            "wide": chr(ord(letter) + 0xFEE0) + fakes.written("00001", "full-width"),
            "parted body": f"{letter}·" + "00" + " " + "001",
        }.items():
            yield f"plate {province} {name}", kind, province + body, ""
    yield "plate trainer", kind, "鲁C" + "0001" + "学", ""
    yield "plate in text", kind, "鲁C" + "00001", "车牌"


# Rooms


def _rooms() -> Iterator[Secret]:
    kind = "private-room"  # the carets keep these out of the project's own check
    forms = (
        *("3号楼2单元^501", "3号楼2单元^501室", "3号楼二单元^501", "三号楼二单元^五零一", "三号楼二单元^五〇一室"),
        *("３号楼２单元^５０１",),
        *("3栋2单元^501", "3幢2单元^501室", "12#2单元^501", "12#楼2单元^501户", "2单元^501", "2单元^501室"),
        *("二单元^三零一室", "2 单元 ^501 室"),
        *("3号楼 2单元 ^501", "3号楼-2单元-^501", "3号楼，2单元，^501", "3-2-^501室", "12-3-^502室", "12-3-^502户"),
        *("3#2-^501室", "3-^501室", "3/2/^501室"),
        *("12－3－^502室", "１２－３－^５０２室", "3号楼^501室", "3号楼^501", "3号楼^501户", "3栋^501室", "3幢^1203"),
        *("A座^1203室 住户", "5号楼甲单元^302"),
        *("5号楼东单元^302", "3号楼2单元^5楼东户", "3号楼2单元^五层西户", "2单元^5楼东户", "3号楼^5楼东户"),
        *("3号楼2单元5楼^502", "3号楼2门^501"),
        *("3号楼2单元^1203", "33号楼1单元^2801室", "三栋一单元十层^1002", "示范小区^502室", "住在^502室"),
        *("家住3-2-^501", "示范花园3-2-^501"),
        *("示范小区12-3-^502", "示范家园3号楼2单元^501", "3号楼2单元^5 0 1", "3号楼2单元^五百零一"),
        *("3号楼2单元^501、^502", "3楼2单元^501", "2单元^501（东户）"),
        *("Building 3, Unit 2, Room ^501", "Unit 2 Room ^501", "Apt. ^501", "3号楼\u200b2单元\u200b^501"),
        *("3 号 楼 2 单 元 ^501", "八号楼叁单元^四零二"),
    )
    for number, form in enumerate(forms):
        yield f"room {number}", kind, form.replace("^", ""), ""


# Hashes


def _hashes(rng: Random) -> Iterator[Secret]:
    kind = "private-hash"
    for number, algorithm in enumerate(("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2s")):
        digest = hashlib.new(algorithm, fakes.mobile(number).encode()).digest()
        for name, secret in {
            "hex": digest.hex(),
            "upper": digest.hex().upper(),
            "named": f"{algorithm}:{digest.hex()}",
            "base64": base64.b64encode(digest).decode(),
            "url base64": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "colons": digest.hex(":"),
            "wide": "".join(chr(ord(digit) + 0xFEE0) for digit in digest.hex()),
        }.items():
            yield f"hash {algorithm} {name}", kind, secret, ""
    short = hashlib.md5(fakes.mobile(rng.randrange(9)).encode()).hexdigest()[8:24]
    yield "hash half md5 labelled", kind, short, "phone_hash: "


# Accounts


def _chats() -> Iterator[Secret]:
    kind, name, number = "private-wechat", "zs_" + "0001", "1000" + "0001"
    for lead in (
        *("微信号：", "微信号", "微信：", "微信 ", "微信id:", "WeChat: ", "wechat ", "wx:", "VX ", "vx：", "加v "),
        *("V信：", "加微 ", "薇信 "),
    ):
        yield f"wechat {lead.strip()}", kind, name, lead
    yield "wechat letters", kind, "zhang" + "san", "微信号："
    yield "wechat id", kind, "wxid_" + "0a0b0c0d", ""
    for lead in ("QQ：", "QQ", "QQ号 ", "qq:", "扣扣 ", "企鹅号：", "ＱＱ："):
        yield f"qq {lead.strip()}", kind, number, lead
    yield "qq wide", kind, fakes.written(number, "full-width"), "QQ："
    yield "qq hanzi", kind, fakes.written(number, "hanzi"), "QQ号"


def _mailboxes() -> Iterator[Secret]:
    kind, name = "private-email", "zhang" + "san"
    for host in (
        *("qq.com", "163.com", "126.com", "gmail.com", "outlook.com", "foxmail.com", "sina.com", "139.com"),
        *("vip.qq.com", "icloud.com", "yeah.net"),
    ):
        yield f"mail {host}", kind, f"{name}@{host}", ""
    for number, written in enumerate(
        (
            f"{name}＠qq.com",
            f"{name} @ qq.com",
            f"{name}@QQ.COM",
            f"{name}(at)qq.com",
            f"{name}[at]163.com",
            f"{name} at gmail.com",
        )
    ):
        yield f"mail written {number}", kind, written, ""
    for number, written in enumerate(
        (
            f"{name}@qq点com",
            f"{name}艾特qq.com",
            f"{name}@qq。com",
            f"{name}@１６３．com",
            f"{name}@一六三.com",
            f"{name}#qq.com",
        )
    ):
        yield f"mail disguised {number}", kind, written, ""


# Names

_SURNAMES, _GIVEN = "王李张刘陈杨赵吴孙朱", ("某", "三", "小明", "大明")


def _names() -> Iterator[Secret]:
    kind = "private-name"
    for number, title in enumerate(
        ("先生", "女士", "阿姨", "大爷", "奶奶", "师傅", "老师", "同志", "大妈", "大叔", "爷爷", "大姐")
    ):
        surname = _SURNAMES[number % len(_SURNAMES)]
        yield f"name {title}", kind, f"{surname}{title}", ""
        yield f"name in text {title}", kind, f"{surname}{title}提出", "居民"
        yield f"name full {title}", kind, f"{surname}小明{title}", "听"
    for number, label in enumerate(("姓名：", "联系人：", "户主 ", "持卡人", "收件人：", "联系人是", "经办人:")):
        yield f"name after {label}", kind, f"{_SURNAMES[number]}{_GIVEN[number % 4]}", label
    yield "name in English", kind, "Mrs. " + "Zhang", ""
    yield "name compound", kind, "欧阳" + "女士", ""
    yield "name ambiguous surname", kind, "高" + "阿姨", "找"


def _typed_files() -> Iterator[Case]:
    """Numbers that YAML reads as integers, as keys, and in lists; each on a known line."""
    for number in range(24):
        digits = fakes.mobile(number)
        for name, text, line in (
            ("int", f"name: 示范面馆\ntel: {digits}\n", 2),
            ("int key", f"name: 示范面馆\nextra:\n  {digits}: 夜间\n", 3),
            ("int with underscores", f"name: 示范面馆\ntel: {digits[:3]}_{digits[3:7]}_{digits[7:]}\n", 2),
            ("plain key", f"name: 示范面馆\n电话{digits}: 夜间\n", 2),
            ("flow int", f"name: 示范面馆\nextra: {{tel: {digits}}}\n", 2),
            ("last line without end", f"name: 示范面馆\n# {digits}", 2),
            ("crlf", f"name: 示范面馆\r\nnote: {digits}\r\n", 2),
        )[number % 7 : number % 7 + 1]:
            yield Case(name=f"mobile {name} {number}", text=text, kind="private-mobile", line=line)
    for number in range(6):
        digits = fakes.resident_id(number)
        yield Case(name=f"id int {number}", text=f"name: 示范面馆\nid: {digits}\n", kind="private-resident-id", line=2)
    digest = hashlib.sha256(fakes.mobile(1).encode()).hexdigest()
    close = "data/points/shifan/2026-05/close.yml"
    yield Case(
        name="hash in a close's comment", text=f"opening: 0\n# {digest}\n", kind="private-hash", line=2, path=close
    )
    yield Case(
        name="md5 in a close", text=f"opening: 0\nnote: {digest[:32]}\n", kind="private-hash", line=2, path=close
    )


def _card_files(rng: Random) -> Iterator[Case]:
    """A card's number with a name."""
    kind, person = "private-card-and-name", "王" + "小明"
    for number in range(4):
        card = make_card("".join(rng.choices(ALPHABET, k=LENGTH)))
        name = _SURNAMES[number] + "小明"
        for where, text, line in (
            ("flow", f"entries:\n  - {{card: {card}, quantity: 2}} # {name}\n", 2),
            ("titled", f"entries:\n  - {{card: {card}, quantity: 2, note: {name[0]}阿姨}}\n", 2),
            ("labelled", f"entries:\n  - {{card: {card}, quantity: 2}}  # 持卡人：{name}\n", 2),
            ("block mapping", f"entries:\n  - card: {card}\n    quantity: 2\n    note: {name}\n", 4),
            ("card below", f"entries:\n  - note: {name[0]}大爷\n    quantity: 2\n    card: {card}\n", 2),
            ("keyed", f'cards:\n  {card}:\n    opened: "2026-05-01"\n    holder: {name}\n', 4),
            ("alias", f'cards:\n  {card}: {{opened: "2026-05-01", alias: {name[0]}建国}}\n', 2),
            ("comment above", f"entries:\n  # {name}\n  - {{card: {card}, quantity: 2}}\n", 2),
            ("prose", f"note: 卡 {card} 是{name}的\n", 1),
            ("value", f"note: {name}持卡 {card}\n", 1),
            ("lower case card", f"note: {card.lower()} {name[0]}女士\n", 1),
            ("spaced card", f"note: {card.replace('-', ' ')} {name[0]}师傅\n", 1),
        ):
            yield Case(name=f"card and name {where} {number}", text=text, kind=kind, line=line)
    card = make_card("0" * LENGTH)
    yield Case(name="card and English name", text=f"note: {card} Mr. " + "Zhang\n", kind=kind, line=1)
    yield Case(name="card far from name", text=f"# {person}\nopened: x\ncards:\n  {card}: {{}}\n", kind=None)
