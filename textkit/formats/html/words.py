"""Every word of the page's interface, in one place: another language is another `Words`."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _table(**entries: str) -> Mapping[str, str]:
    return MappingProxyType(entries)


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of the page; `{…}` is filled in. The defaults are English."""

    language: str = "en"
    switch: str = "中文"
    languages: Mapping[str, str] = field(
        default_factory=lambda: _table(
            zh="Chinese", en="English", ja="Japanese", ko="Korean", fr="French", de="German", es="Spanish",
            ru="Russian", it="Italian", pt="Portuguese", ar="Arabic",
        )
    )  # fmt: skip
    untitled: str = "Untitled"
    eyebrow: str = "Bilingual document · {source} → {target}"
    eyebrow_single: str = "Document · {source}"
    skip: str = "Skip to the text"
    empty: str = "There is nothing in this document."
    units: str = "units"
    terms: str = "terms"
    numbers: str = "numbers"
    repairs: str = "repairs"
    pages: str = "pages"
    coverage: str = "of the text in terms and numbers"
    made_by: str = "Target made by: {origin}"
    glossaries: str = "Glossaries: {names}"

    state: str = "State"
    states: Mapping[str, str] = field(
        default_factory=lambda: _table(
            untranslated="untranslated", partial="partial", draft="draft", reviewed="reviewed", final="final"
        )
    )
    meaning: Mapping[str, str] = field(
        default_factory=lambda: _table(
            untranslated="Nothing is translated. This is no translation.",
            partial="Only terms and numbers are in {target}; the rest is as it was. This is no translation.",
            draft="A first translation that nobody has checked.",
            reviewed="Checked by a person.",
            final="Approved.",
        )
    )
    warning_all: str = (
        "None of the {n} units is translated yet. What is in {target} is terms and numbers only."
    )
    warning_some: str = (
        "{n} of {all} units are not translated yet: they are untranslated or partial, and say so."
    )
    read_as: str = "How to read this page"
    legend_term: str = "a glossary term"
    legend_number: str = "a number or a date"
    legend_left: str = "left in the source language"
    legend_deleted: str = "taken out of the raw text"
    legend_inserted: str = "put in its place"
    legend_how: str = (
        "Point at a marked word, or reach it with the Tab key, to see its counterpart; "
        "follow it to its entry in the tables at the end."
    )
    sample_term: str = "term"
    sample_number: str = "200"
    sample_left: str = "源"
    sample_deleted: str = "⏎"
    sample_inserted: str = "3"

    page: str = "p. {n}"
    page_span: str = "p. {a}–{b}"
    repair_one: str = "1 repair"
    repair_many: str = "{n} repairs"
    raw_place: str = "Raw characters {spans}"
    gap: str = " … "
    verdict_open: str = "not judged"
    verdict_accepted: str = "accepted"
    verdict_rejected: str = "rejected"
    verdict_how: str = "Press a repair to reject it, once more to accept it, once more to leave it open."
    accept_all: str = "Accept all here"
    reject_all: str = "Reject all here"
    taken_out: str = "taken out: {old}"
    put_in: str = "put in: {new}"
    put_for: str = "{new} for {old}"

    term_table: str = "Terms"
    number_table: str = "Numbers and dates"
    repair_table: str = "Repairs of the raw text"
    doubt_table: str = "Line ends to look at"
    doubt_how: str = "Repair was least sure of these. Each leads to its unit, where a repair can be rejected."
    doubt_place: str = "Raw character"
    doubt_text: str = "Line end"
    doubt_decided: str = "Decided"
    doubt_joined: str = "joined"
    doubt_ends: str = "a block ends"
    also: str = "also: {names}"
    avoid: str = "avoid: {names}"
    kind: str = "Kind"
    value: str = "Value"
    count: str = "Times"
    first: str = "First in"
    rule: str = "Rule"
    reason: str = "Why"
    kinds: Mapping[str, str] = field(default_factory=lambda: _table(person_times="person-times"))

    tools: str = "Tools"
    only: str = "Show only"
    only_all: str = "all units"
    only_terms: str = "with terms"
    only_numbers: str = "with numbers"
    only_issues: str = "with issues"
    only_error: str = "with errors"
    only_warning: str = "with warnings"
    only_repairs: str = "with repairs"
    only_doubts: str = "with doubtful line ends"
    only_edited: str = "changed here"
    only_entry: str = "with {name}"
    only_issue: str = "Issues: {name}"
    show_units: str = "Show the units with {name}"
    search: str = "Search both sides"
    search_single: str = "Search"
    show_all: str = "all"
    marks: str = "Marks"
    show_repairs: str = "Repairs"
    theme: str = "Colours: {name}"
    theme_names: tuple[str, str, str] = ("automatic", "light", "dark")
    shown: str = "{n} of {all} units"
    edit: str = "Edit"
    edit_label: str = "Translation of {id}"
    edit_how: str = "Ctrl+Enter keeps it and goes on, Esc leaves it as it was"
    mark_reviewed: str = "Reviewed"
    mark_final: str = "Final"
    revert: str = "As it was"
    changed: str = "changed"
    save: str = "Save"
    save_units: str = "Units, as they are now"
    save_decisions: str = "Decisions on repairs"
    save_none: str = "Nothing is changed yet."
    save_changed: str = "Changed units: {n}. Repairs judged: {m}."
    kept: str = "Your work is kept in this browser until you save it."
    not_kept: str = "This browser keeps nothing: save your work before you close the page."
    forget: str = "Discard all changes"
    forget_sure: str = "Press again to discard everything"
    keys: str = "Keys"
    keys_on: str = "Single-key shortcuts"
    key_list: tuple[tuple[str, str], ...] = (
        ("j", "next unit"),
        ("k", "previous unit"),
        ("/", "search"),
        ("m", "show or hide marks"),
        ("r", "show or hide repairs"),
        ("e", "edit the target"),
        ("v", "mark as reviewed"),
        ("f", "mark as final"),
        ("z", "back to how it was"),
        ("Ctrl+Enter", "keep and go on"),
        ("Esc", "close, or clear the search"),
    )

    def say(self, key: str, **values: object) -> str:
        """A string, filled in; `states.draft` is an entry of a table, or `draft` where the table lacks it.

        The values `source` and `target` are language codes, which become names.
        """
        name, _, entry = key.partition(".")
        found = getattr(self, name)
        if name == "key_list":
            return str(found[int(entry)][1])
        text = str(found.get(entry, entry) if entry else found)
        for side in ("source", "target"):
            if side in values:
                values[side] = self.language_name(str(values[side]))
        return text.format(**values) if values else text

    def table(self) -> dict[str, object]:
        """All strings by name, as JSON can hold them."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: value if isinstance(value, str | tuple) else dict(value) for name, value in found.items()
        }

    def language_name(self, code: str) -> str:
        """The name of a language by its BCP-47 code (`zh-Hans` is Chinese), or the code itself."""
        return self.languages.get(primary(code), code)


def primary(code: str) -> str:
    """The language of a BCP-47 code without script and region."""
    return code.replace("_", "-").split("-")[0].lower()


ENGLISH = Words()

CHINESE = Words(
    language="zh-Hans",
    switch="English",
    languages=_table(
        zh="中文", en="英文", ja="日文", ko="韩文", fr="法文", de="德文", es="西班牙文", ru="俄文",
        it="意大利文", pt="葡萄牙文", ar="阿拉伯文",
    ),
    untitled="无标题",
    eyebrow="双语文档 · {source} → {target}",
    eyebrow_single="文档 · {source}",
    skip="跳到正文",
    empty="本文档没有内容。",
    units="个句段",
    terms="处术语",
    numbers="处数字",
    repairs="处修复",
    pages="页",
    coverage="的文字为术语和数字",
    made_by="译文来源：{origin}",
    glossaries="术语表：{names}",
    state="状态",
    states=_table(untranslated="未译", partial="部分", draft="初稿", reviewed="已审", final="定稿"),
    meaning=_table(
        untranslated="尚未翻译。这不是译文。",
        partial="只有术语和数字译成了{target}，其余照原样。这不是译文。",
        draft="第一稿，无人核对。",
        reviewed="有人核对过。",
        final="已经定稿。",
    ),
    warning_all="全部 {n} 个句段都还没有翻译。{target}部分只有术语和数字。",
    warning_some="{all} 个句段中有 {n} 个还没有翻译，标为“未译”或“部分”。",
    read_as="如何阅读本页",
    legend_term="术语表中的术语",
    legend_number="数字或日期",
    legend_left="未译、保留的原文",
    legend_deleted="从原始文本中去掉的",
    legend_inserted="改成的",
    legend_how="把鼠标移到标出的词上，或用 Tab 键走到它，可以看到对应的译法；打开链接可到文末表格中的条目。",
    sample_term="术语",
    sample_left="源",
    page="第 {n} 页",
    page_span="第 {a}–{b} 页",
    repair_one="1 处修复",
    repair_many="{n} 处修复",
    raw_place="原始文本第 {spans} 字符",
    verdict_open="未判断",
    verdict_accepted="接受",
    verdict_rejected="拒绝",
    verdict_how="点一处修复表示拒绝，再点表示接受，再点恢复为未判断。",
    accept_all="此处全部接受",
    reject_all="此处全部拒绝",
    taken_out="去掉：{old}",
    put_in="加入：{new}",
    put_for="{old} 改为 {new}",
    term_table="术语",
    number_table="数字和日期",
    repair_table="原始文本的修复",
    doubt_table="需要看一看的行尾",
    doubt_how="修复时对这些行尾最没有把握。每一处都链接到所在的句段，可在那里拒绝修复。",
    doubt_place="原始字符",
    doubt_text="行尾",
    doubt_decided="判断",
    doubt_joined="接成一行",
    doubt_ends="段落结束",
    also="又译：{names}",
    avoid="避免：{names}",
    kind="类别",
    value="值",
    count="次数",
    first="首见",
    rule="规则",
    reason="理由",
    kinds=_table(
        number="数字", quantity="数量", money="金额", percent="百分比", fraction="分数", multiple="倍数",
        ordinal="序数", range="范围", approximate="约数", date="日期", year="年份", decade="年代",
        century="世纪", period="时段", person_times="人次", time="时刻", identifier="编号",
    ),
    tools="工具",
    only="只显示",
    only_all="全部句段",
    only_terms="有术语的",
    only_numbers="有数字的",
    only_issues="有问题的",
    only_error="有错误的",
    only_warning="有警告的",
    only_repairs="有修复的",
    only_doubts="行尾存疑的",
    only_edited="在此改过的",
    only_entry="含“{name}”的",
    only_issue="问题：{name}",
    show_units="只显示含“{name}”的句段",
    search="在两边查找",
    search_single="查找",
    show_all="全部",
    marks="标记",
    show_repairs="修复",
    theme="颜色：{name}",
    theme_names=("自动", "浅色", "深色"),
    shown="{all} 个句段中的 {n} 个",
    edit="编辑",
    edit_label="{id} 的译文",
    edit_how="Ctrl+Enter 保留并到下一句，Esc 放弃改动",
    mark_reviewed="已审",
    mark_final="定稿",
    revert="恢复原样",
    changed="已改",
    save="保存",
    save_units="现在的全部句段",
    save_decisions="对修复的判断",
    save_none="还没有改动。",
    save_changed="改动句段：{n}。判断修复：{m}。",
    kept="保存之前，你的改动留在这个浏览器里。",
    not_kept="这个浏览器不保留任何内容：关闭本页前请先保存。",
    forget="放弃所有改动",
    forget_sure="再按一次，放弃全部改动",
    keys="按键",
    keys_on="启用单键快捷键",
    key_list=(
        ("j", "下一句段"),
        ("k", "上一句段"),
        ("/", "查找"),
        ("m", "显示或隐藏标记"),
        ("r", "显示或隐藏修复"),
        ("e", "编辑译文"),
        ("v", "标为已审"),
        ("f", "标为定稿"),
        ("z", "恢复原样"),
        ("Ctrl+Enter", "保留并到下一句"),
        ("Esc", "关闭，或清除查找"),
    ),
)  # fmt: skip


def words_of(language: str) -> Words:
    """The interface in a language, by its BCP-47 code.

    Raises:
        ValueError: there is none in that language.

    >>> words_of("zh-CN").states["draft"]
    '初稿'
    """
    known = {words.language.split("-")[0]: words for words in (ENGLISH, CHINESE)}
    if primary(language) not in known:
        raise ValueError(f"lang is one of {', '.join(known)}, not {language!r}")
    return known[primary(language)]
