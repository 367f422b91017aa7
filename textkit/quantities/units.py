"""What is counted, paid or measured, and how English says it. Every entry is in simplified characters.

Sources: the measure words of 《现代汉语八百词》 and the legal units of measurement of the PRC
(《中华人民共和国法定计量单位》, 1984); currency names after ISO 4217; English forms after the
Chicago Manual of Style.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal[
    "money",
    "measure",
    "duration",
    "age",
    "person",
    "person_times",
    "household",
    "times",
    "multiple",
    "counter",
    "limited",
    "percent",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `singular` and `plural` are empty where English leaves it to the noun that follows."""

    role: Role
    singular: str = ""
    plural: str = ""
    symbol: str = ""

    def name(self, plural: bool) -> str:
        """The English word."""
        return self.plural if plural else self.singular


def _table(role: Role, rows: str) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in rows.strip().splitlines():
        names, singular, plural, symbol = (cell.strip() for cell in row.split("|"))
        units |= {name: Unit(role, singular, plural or singular, symbol) for name in names.split()}
    return units


_MONEY = _table(
    "money",
    """
    元 元人民币 圆 圆人民币     | yuan | | RMB
    块钱                        | yuan | | RMB
    美元 美金                   | US dollar | US dollars | US$
    欧元                        | euro | euros | €
    英镑                        | pound | pounds | £
    日元 日圆                   | yen | | ¥
    港元 港币 元港币            | Hong Kong dollar | Hong Kong dollars | HK$
    澳门元 澳门币               | Macao pataca | Macao patacas | MOP
    新台币 台币 元新台币        | New Taiwan dollar | New Taiwan dollars | NT$
    加元 加拿大元 加币          | Canadian dollar | Canadian dollars | C$
    澳元 澳大利亚元 澳币        | Australian dollar | Australian dollars | A$
    新西兰元 纽元               | New Zealand dollar | New Zealand dollars | NZ$
    新加坡元 新元 坡元          | Singapore dollar | Singapore dollars | S$
    瑞士法郎                    | Swiss franc | Swiss francs | CHF
    法郎                        | franc | francs |
    马克                        | mark | marks |
    卢布                        | ruble | rubles |
    韩元 韩圆                   | won | |
    卢比                        | rupee | rupees |
    泰铢                        | baht | |
    越南盾                      | dong | |
    比索                        | peso | pesos |
    雷亚尔                      | real | reais |
    里拉                        | lira | |
    里亚尔                      | riyal | riyals |
    先令                        | shilling | shillings |
    令吉 林吉特                 | ringgit | |
    兰特                        | rand | |
    克朗                        | krona | kronor |
    美分                        | cent | cents |
""",
)

_MEASURE = _table(
    "measure",
    """
    米 公尺 | meter | meters | m
    千米 公里 | kilometer | kilometers | km
    分米 | decimeter | decimeters | dm
    厘米 公分 | centimeter | centimeters | cm
    毫米 | millimeter | millimeters | mm
    微米 | micrometer | micrometers | μm
    纳米 | nanometer | nanometers | nm
    海里 | nautical mile | nautical miles | nmi
    英里 | mile | miles | mi
    英尺 | foot | feet | ft
    英寸 | inch | inches | in
    里 华里 | li | |
    尺 | chi | |
    光年 | light year | light years | ly
    平方米 平方公尺 平米 | square meter | square meters | m²
    平方公里 平方千米 | square kilometer | square kilometers | km²
    平方厘米 | square centimeter | square centimeters | cm²
    平方英里 | square mile | square miles | sq mi
    平方英尺 | square foot | square feet | sq ft
    公顷 | hectare | hectares | ha
    英亩 | acre | acres |
    亩 | mu | | mu
    坪 | ping | |
    立方米 立方公尺 立方 | cubic meter | cubic meters | m³
    立方厘米 | cubic centimeter | cubic centimeters | cm³
    吨 公吨 | metric ton | metric tons | t
    吨标准煤 | metric ton of standard coal | metric tons of standard coal | tce
    公斤 千克 | kilogram | kilograms | kg
    克 | gram | grams | g
    毫克 | milligram | milligrams | mg
    微克 | microgram | micrograms | μg
    斤 市斤 | jin | | jin
    磅 | pound | pounds | lb
    盎司 | ounce | ounces | oz
    克拉 | carat | carats | ct
    升 公升 | liter | liters | L
    毫升 | milliliter | milliliters | mL
    加仑 | gallon | gallons | gal
    蒲式耳 | bushel | bushels |
    瓦 | watt | watts | W
    千瓦 | kilowatt | kilowatts | kW
    兆瓦 | megawatt | megawatts | MW
    吉瓦 | gigawatt | gigawatts | GW
    千瓦时 千瓦小时 | kilowatt-hour | kilowatt-hours | kWh
    度电 | kilowatt-hour | kilowatt-hours | kWh
    伏 伏特 | volt | volts | V
    千伏 | kilovolt | kilovolts | kV
    千伏安 | kilovolt-ampere | kilovolt-amperes | kVA
    马力 | horsepower | | hp
    赫兹 | hertz | | Hz
    兆赫 | megahertz | | MHz
    千卡 大卡 | kilocalorie | kilocalories | kcal
    焦 焦耳 | joule | joules | J
    千焦 | kilojoule | kilojoules | kJ
    帕 帕斯卡 | pascal | pascals | Pa
    千帕 | kilopascal | kilopascals | kPa
    百帕 | hectopascal | hectopascals | hPa
    摄氏度 ℃ °C | degree Celsius | degrees Celsius | °C
    华氏度 ℉ °F | degree Fahrenheit | degrees Fahrenheit | °F
    度 ° | degree | degrees | °
    分贝 | decibel | decibels | dB
    字节 | byte | bytes | B
    兆字节 | megabyte | megabytes | MB
    标箱 标准箱 | TEU | TEUs | TEU
    总吨 | gross ton | gross tons | GT
    载重吨 | deadweight ton | deadweight tons | DWT
    吨公里 | ton-kilometer | ton-kilometers | tkm
    人公里 | passenger-kilometer | passenger-kilometers | pkm
    km | kilometer | kilometers | km
    m | meter | meters | m
    cm | centimeter | centimeters | cm
    mm | millimeter | millimeters | mm
    kg | kilogram | kilograms | kg
    g | gram | grams | g
    mg | milligram | milligrams | mg
    kW | kilowatt | kilowatts | kW
    MW | megawatt | megawatts | MW
    GW | gigawatt | gigawatts | GW
    kWh | kilowatt-hour | kilowatt-hours | kWh
    GB | gigabyte | gigabytes | GB
    MB | megabyte | megabytes | MB
    TB | terabyte | terabytes | TB
    Hz | hertz | | Hz
    kHz | kilohertz | | kHz
    MHz | megahertz | | MHz
    GHz | gigahertz | | GHz
    km² | square kilometer | square kilometers | km²
    m² ㎡ | square meter | square meters | m²
    m³ | cubic meter | cubic meters | m³
    ml mL | milliliter | milliliters | mL
    桶 桶原油 桶石油 | barrel | barrels | bbl
""",
)

_DURATION = _table(
    "duration",
    """
    年 | year | years |
    年度 | year | years |
    个月 | month | months |
    个星期 星期 周 个礼拜 礼拜 | week | weeks |
    天 日 | day | days |
    个工作日 工作日 | working day | working days |
    个交易日 交易日 | trading day | trading days |
    小时 个小时 个钟头 钟头 | hour | hours | h
    分钟 | minute | minutes | min
    秒 秒钟 | second | seconds | s
    毫秒 | millisecond | milliseconds | ms
    个世纪 | century | centuries |
    个年头 | year | years |
    个学年 学年 | school year | school years |
    个学期 学期 | semester | semesters |
    个季度 | quarter | quarters |
    个昼夜 昼夜 | day and night | days and nights |
    课时 学时 | class hour | class hours |
""",
)

_PEOPLE = (
    _table("person", "人 人口 名 位 | person | people | ")
    | _table("person_times", "人次 人次数 | person-time | person-times | ")
    | _table("household", "户 | household | households | ")
    | _table("age", "岁 周岁 | year old | years old | ")
    | _table("times", "次 回 遍 | time | times | ")
    | _table("multiple", "倍 | time | times | ")
)

_PERCENT = _table(
    "percent",
    """
    % | percent | | %
    ‰ | per thousand | | ‰
    个百分点 百分点 | percentage point | percentage points |
    个基点 基点 | basis point | basis points | bp
""",
)

_COUNTERS = (
    "个件项家套部辆台座所条份种类批支枝只匹本册篇张把艘架列趟场处间栋幢层道门站班轮起宗笔枚颗"
    "粒株棵片块幅首句字页集期例剂床单盏团队组对尊根发段节届顶盘瓶箱袋包杯碗盒口头票章卷款样排"
    "封顿幕帧朵束串担捆扇圈"
)
_COMPOUND_COUNTERS = (
    "剂次",
    "架次",
    "班次",
    "艘次",
    "辆次",
    "车次",
    "场次",
    "例次",
    "件次",
    "批次",
    "台套",
    "台次",
    "户次",
)
# Nouns that count only under a limit (二省以上) and are otherwise parts of names (两省, 三国, 四级).
_LIMITED_COUNTERS = "国省市县区州村校乡镇街院级步点行版局"

UNITS: Mapping[str, Unit] = {
    **{counter: Unit("counter") for counter in (*_COUNTERS, *_COMPOUND_COUNTERS)},
    **{counter: Unit("limited") for counter in _LIMITED_COUNTERS},
    **_MEASURE,
    **_DURATION,
    **_PEOPLE,
    **_PERCENT,
    **_MONEY,
}
_LONGEST_UNIT = max(map(len, UNITS))

# What stands before the numeral: 新台币一千万元, US$30.
PREFIXED: Mapping[str, str] = {
    "人民币": "元",
    "RMB": "元",
    "CNY": "元",
    "¥": "元",
    "美元": "美元",
    "US$": "美元",
    "USD": "美元",
    "$": "美元",
    "新台币": "新台币",
    "台币": "新台币",
    "NT$": "新台币",
    "NTD": "新台币",
    "TWD": "新台币",
    "港币": "港元",
    "HK$": "港元",
    "HKD": "港元",
    "欧元": "欧元",
    "€": "欧元",
    "EUR": "欧元",
    "英镑": "英镑",
    "£": "英镑",
    "GBP": "英镑",
}


# Characters after which the sign before them is the beginning of another word: 30天津, 5年级, 3件事 stays.
_OTHER_WORD: Mapping[str, str] = {
    "元": "旦素首宵件帅",
    "圆": "形满",
    "年": "级",
    "天": "津然空气堂使",
    "日": "本常益",
    "周": "边围",
    "人": "民才均工类士",
    "名": "单牌称誉义城校",
    "位": "于置居",
    "家": "庭长具乡电属园禽",
    "户": "籍口外",
    "场": "所地馆",
    "所": "有以谓属在需得示",
    "条": "件例约",
    "种": "植子族业",
    "类": "型",
    "部": "分门队委长署级",
    "台": "湾风",
    "座": "谈位椅",
    "间": "接隔距",
    "处": "理于置罚",
    "层": "次级",
    "支": "持付出部撑援队",
    "只": "有要能是",
    "批": "准发评复",
    "起": "来到步点诉草源",
    "对": "于外口象方比应接我待",
    "组": "织成建合",
    "单": "位独边",
    "节": "能约日目省水气",
    "期": "间待货限望末",
    "道": "路德理",
    "门": "槛户诊",
    "班": "子车",
    "轮": "船流换",
    "口": "径岸号粮",
    "度": "过假",
    "发": "展生明布挥动放出行电现达言表改给货票",
    "团": "结体伙",
    "米": "兰",
    "克": "服隆林",
    "升": "级至到高学旗",
    "里": "程面约昂",
    "次": "序要",
    "回": "到来归",
    "例": "如外",
    "票": "据价房",
    "款": "项式",
    "本": "月年日市省报身",
    "集": "中团体合",
    "站": "点长",
    "队": "伍",
    "片": "区",
    "级": "别",
    "字": "符",
    "方": "面向案式针法便",
    "斤": "斤",
    "包": "括含",
    "排": "名放水查",
    "套": "利",
    "章": "程",
    "样": "本",
    "根": "据本",
    "首": "先次都届",
    "卷": "入",
    "头": "部",
    "尺": "寸",
    "块": "链",
    "份": "额",
    "列": "入为",
    "段": "落",
    "架": "构",
    "串": "联",
    "束": "缚",
    "圈": "子",
    "担": "任保当",
    "倍": "增感受",
    "届": "时满",
    "步": "伐行",
    "行": "业政动为",
    "市": "场长",
    "区": "域",
    "国": "家有",
    "院": "士校",
    "点": "击",
    "局": "面长",
    "校": "园长",
    "瓦": "斯",
    "磅": "礴",
}


def unit_at(text: str, at: int) -> tuple[str, Unit] | None:
    """The longest unit that begins at `at` in a folded text and is not the head of another word."""
    for length in range(_LONGEST_UNIT, 0, -1):
        name = text[at : at + length]
        unit = UNITS.get(name)
        if unit is None or len(name) < length:
            continue
        following = text[at + length : at + length + 1]
        if heads_a_word(name, following):
            continue
        if name.isascii() and name.isalpha() and following.isascii() and following.isalpha():
            continue
        return name, unit
    return None


def heads_a_word(name: str, following: str) -> bool:
    """Whether `name` and the character behind it are the beginning of another word: 部 in 第一部分."""
    return following != "" and following in _OTHER_WORD.get(name, "")
