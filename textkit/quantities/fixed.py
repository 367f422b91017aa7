"""Fixed expressions with numerals, by class: slogans, norms, congresses, schools, idioms, places.

Sources: the entries that begin with numerals in 《现代汉语词典》 and 《汉语成语大词典》; place names after
《中华人民共和国行政区划》. Every entry is in simplified characters and begins with the numeral itself.
"""

from __future__ import annotations

import re

_SMALL = "一二三四五六七八九十两"

# A slogan counts words that are no things: numerals, adverbs, modal verbs; or it counts verbs and abstract
# nouns that stand at the end of their phrase (两个结合, but 三个突出问题).
_SLOGANS = (
    rf"[{_SMALL}]{{1,3}}个(?:一[一-龥]|第一|必须|毫不|有利于|凡是|务必|敢于|善于|不能|不得|不准|严禁|只有|如何|怎样|永远)",
    rf"[{_SMALL}]{{1,3}}个(?:意识(?!形态)|自信|维护|确立|全面(?![深建推落加禁])|代表(?![团队处机人性])|相统一|走在前|为什么)",
    rf"[{_SMALL}]{{1,3}}个(?:服从|面向|坚持|确保|统筹|转变|结合|伟大|文明|现代化|责任|不变|不动摇|先行|优先|始终|更加|深入|更好"
    r"|最严|注重|突出|加强|强化|提升|衔接|延伸|倡导|导向|不忘|现代化)(?=[\W的和与一]|$)",
)
# Norms known by their number: 八项规定, 四项基本原则. 前二项規定 of a statute is a reference.
_NORMS = (rf"(?<![前上该本述首后第])[{_SMALL}]{{1,3}}项(?:基本)?(?:原则|规定|纪律|铁律|禁令|本领)",)
_BODIES = (
    rf"(?<!第)[{_SMALL}]{{1,3}}届[{_SMALL}]{{1,3}}中",
    r"(?:[0-9]{1,2}|二十|七|八|七十七)国(?:集团|峰会|联军)",
)
# What is numbered, not counted: forms, sectors, levels, schools, formats, generations.
_NUMBERED = (
    rf"[{_SMALL}]{{1,3}}年级",
    rf"[{_SMALL}]次(?:产业|元|方|函数|曲线)",
    r"二次(?!以[上下内])",
    rf"[{_SMALL}]级",
    rf"[{_SMALL}]{{1,3}}元(?:结构|化|论|制|社会|经济体|体制|方程|文化|治理|及第|复始)",
    rf"[{_SMALL}]{{1,2}}本(?:院校|大学|高校|线|批)",
    rf"[{_SMALL}]{{1,2}}人(?:制|转|帮|行必|世界|组合|小组)",
    rf"[{_SMALL}]{{1,2}}期(?:工程|项目|建设|叠加)",
    r"(?<![0-9.])[0-9]0后(?!的)",
)
_WORDS = (
    r"十分(?![之钟])",
    r"十(?:字|月革命)",
    r"(?<=成千上)万|(?<=成百上)千",
    r"(?<=约法)三章",
    r"二月河|五月花|五卅|九月九|八月十五",
    r"二十四(?:节气|史|孝)|三十(?:六计|而立)|七十二(?:行|变|家房客)|三百六十行",
    r"一百单八将|十八般|十万八千里|八百(?:里加急|壮士)|三千(?:世界|弟子|里江山)",
    r"一万[,，]?就怕|二百五(?=[^0-9一-龥]|$)",
)
_IDIOMS = (
    r"一(?:年|天|代|届|浪|次)[更比]一(?:年|天|代|届|浪|次)",
    r"一年(?:一度|四季|之计|到头|半载)|一天(?:到晚|天|一天)|一日(?:千里|三秋|三餐|之雅|不见|为师)|一秒不",
    r"十年(?:磨一剑|树木|寒窗|动乱|浩劫|内乱|生死)|百年树人|三天(?:打鱼|两头|两夜|三夜)|七天七夜|两天晒网",
    r"九天(?:揽月|之上|银河)|十里(?:洋场|长街|长亭|桃花|八乡)|三分(?:天下|之地|钟热)|五分钟热",
    r"三寸(?:不烂|金莲)|三尺(?:讲台|童子|法|微命|剑)|五尺(?:童子|之躯)|七尺(?:男儿|之躯)",
    r"五十步笑|三口之家|两口子|三个(?:臭皮匠|和尚)|两面(?:派|性|三刀)|两头(?:受|为|重|小|大|在)|两样(?:话|心)",
)
# Places whose second character is a measure word.
_PLACES = (
    r"五台(?:山|县)|七台河|六盘(?:水|山)|五家渠|三门(?:峡|县|源)|三台县|三里(?:屯|河)|三元(?:里|桥|区)|五口通商",
    r"八里(?:台|桥|庄|河)|十里(?:堡|河|店)|五里(?:店|墩|桥)|七里(?:河|庄|海|香)|九里(?:山|区)",
)
EXPRESSION = re.compile("|".join((*_SLOGANS, *_NORMS, *_BODIES, *_NUMBERED, *_WORDS, *_IDIOMS, *_PLACES)))

# Words that begin with 第 and are no ordinals: the front line, a third party, a sector of the economy.
ORDINAL_WORD = re.compile(
    r"第(?:一线|三方(?![案阵面位向程式])|[一二三]产业|[一二三四]世界|三者(?!权)|一时间|一手(?!好牌)|一把手"
    r"|[一二三]人称|三人(?![民称次])|二课堂|一要务|二职业|六感|二春)"
)

# Four characters with numerals in the first and the third place: 三番五次, 五位一体, 千家万户, 一了百了.
_JOINTS = "至到或和与及又点分比成倍、款项条第元角"
_COUNTERS = "个件家座所名种类批支套台部辆份"
_FRAME = re.compile(
    rf"(?:[{_SMALL}](?![{_COUNTERS}])|[百千万])(?P<x>[一-龥])(?P<b>[{_SMALL}百千万])(?P<y>[一-龥])"
)
_NUMERAL = frozenset("零〇百千万亿" + _SMALL)
_NOT_INNER = frozenset(_JOINTS) | _NUMERAL
_TIME = frozenset("年月日天时周岁")
_AFTER_TIME = frozenset("载季头餐夕秋更晴暮寒")


def frame_end(text: str, at: int) -> int:
    """The end of the four-character frame NXNY that begins at `at`, or `at` itself if none does.

    >>> frame_end("千家万户的冷暖", 0), frame_end("三年五次", 0)
    (4, 0)
    """
    match = _FRAME.match(text, at)
    if match is None or match["x"] in _NOT_INNER or match["y"] in _NUMERAL:
        return at
    if match["x"] in _TIME and match["y"] not in _AFTER_TIME:
        return at
    if match["b"] in "百千万" and text[at] not in "一百千万":
        return at
    return match.end()
