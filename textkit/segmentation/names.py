"""Names: of people by their surname, of offices and companies by how they end."""

from __future__ import annotations

import regex

_SURNAMES = (
    "习習王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘包宁符舒阮柯纪梅童毕裴霍涂谷曲"
    "盛翁冉骆蓝游辛靳蒙鲍华喻祁蒲房滕屈饶牟艾尤穆吉缪简張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鐘譚陸"
    "範賈韋鄒閻龍賀顧龔萬錢嚴湯龐顏莊聶魯歐關蘭"
)
_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯"
_PERSON = (
    rf"(?:(?:{_DOUBLE})\s?\p{{Han}}(?:\s?\p{{Han}})?|[{_SURNAMES}]\s?\p{{Han}}(?:\s?\p{{Han}})?"
    r"|\p{Han}{1,6}·\p{Han}{1,8})"
)
_WORDS = (
    "方法、方案、方向、方针、安全、安排、安徽、金融、金额、文化、文学、文件、文献、白天、高校、高考、"
    "高中、高原、夏天、夏日、夏至、江南、江山、江苏、江西、黄河、黄昏、黄山、童年、童话、任务、任命、"
    "关系、关于、程序、余论、万物、万里、马路、石头、石油、毛病、包装、宁静、宁夏、温度、温暖、雷雨、"
    "谢谢、谢辞、谢幕、康复、易经、史记、史料、孟子、孔子、庄子、周末、周报、周边、林业、林木、田野、"
    "何为、何谓、苏州、徐州、郑州、贵州、广州、杭州、湖南、湖北、陈述、陈列、张贴、项目、程度、严格、"
    "严冬、殷墟、齐鲁、尤其、连续、付款、施工、施行、常识、曾经、申请、申报、舒适、包括、贺信、贺电、"
    "贺词、游记、司法、权利、邮编、龙舟"
)
_NO_NAMES = frozenset(_WORDS.split("、"))
"""Words that begin like a name and stand alone as headings."""

PERSON = regex.compile(rf"(?:{_PERSON}|\p{{Han}}(?:\s\p{{Han}}){{1,3}})")
"""A personal name of two or three characters after a common surname, or of single characters set apart."""

PERSONS = regex.compile(
    rf"{_PERSON}\s?[\d*,¹²³①②③]{{0,4}}(?:(?:\s?[，,、;；]\s?|\s){_PERSON}\s?[\d*,¹²³①②③]{{0,4}}){{0,12}}"
)
AUTHOR = regex.compile(
    r"(?:作\s?者|文|撰文|记者|本报记者|通讯员|编者|译者|著者|作词|作詞|作曲|主编|整理|记录)\s?[：:／/]\s?\S.{0,40}"
    r"|(?:本报记者|记者|通讯员)\s\S.{1,30}"
    r"|(?:\[\p{Han}{1,3}\]|（\p{Han}）|〔\p{Han}〕)\s?\p{Han}{2,4}"
    rf"|{_PERSON}\s?(?:著|译|编|撰|文|主编|编著|编译)"
    rf"|[\p{{Han}}、]{{2,24}}\s{_PERSON}"
    r"|[Bb]y\s\p{Lu}\S*(?:\s\p{Lu}\S*){0,4}"
)
"""`作者：…`, `[唐] 王之涣`, `… 著`, an office and its holder, `By …`."""

INSTITUTION = regex.compile(
    r"\p{Han}[\p{Han}（）()·\s]{2,36}"
    r"(?:办公室|办公厅|委员会|常委会|政府|公司|集团|法院|检察院|学院|大学|学校|研究院|研究所|中心|协会|学会"
    r"|联合会|总会|工会|基金会|出版社|报社|杂志社|电视台|局|厅|部|署|司|银行|医院|厂|组|编辑部"
    r"|處|部門|委員會|辦公室|學院|大學)"
)


def is_person(text: str) -> bool:
    """Whether a line may be a personal name and nothing else.

    >>> is_person("王东明"), is_person("王 东 明"), is_person("前言")
    (True, True, False)
    """
    return len(text) <= 20 and text not in _NO_NAMES and PERSON.fullmatch(text) is not None


def is_institution(text: str) -> bool:
    """Whether a line may be the name of an office, a company or a body.

    >>> is_institution("中国共产党中央委员会"), is_institution("关于工会工作的意见")
    (True, False)
    """
    return len(text) <= 40 and INSTITUTION.fullmatch(text) is not None
