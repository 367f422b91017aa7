"""What one line can be seen to be by itself: a date, a name, an address, a document number, a command."""

from __future__ import annotations

import regex

_D = "[0-9一二三四五六七八九十〇○零廿卅]"
_DATE = (
    rf"(?:公元)?{_D}{{2,4}}+\s?年\s?{_D}{{1,3}}+\s?月(?:\s?{_D}{{1,3}}+\s?[日号號])?|{_D}{{1,3}}+\s?月\s?{_D}{{1,3}}+\s?[日号號]"
    rf"|{_D}{{4}}+\s?年|(?:中華)?民國\s?{_D}{{1,4}}+\s?年(?:\s?{_D}{{1,3}}+\s?月(?:\s?{_D}{{1,3}}+\s?日)?)?"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\s\d\d?:\d\d(?::\d\d)?)?"
    r"|(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},\s)?\d{4}"
)
_WEEKDAY = r"(?:\s?[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?"
DATE = regex.compile(rf"(?:{_DATE}){_WEEKDAY}")
BRACKETED_DATE = regex.compile(rf"[（(\[]\s*(?:{_DATE}){_WEEKDAY}\s*[）)\]]")
BRACKETED_HISTORY = regex.compile(
    rf"[（(]\s*(?:{_DATE})[^（(\n]{{1,400}}[）)]"
    r"|[（(](?:Adopted|Passed|Promulgated|Approved|Issued|Amended|Effective|Delivered)\b[^（(\n]{1,700}[）)]"
)
"""A line of an act's history without brackets."""
"""When an act was passed and amended, in brackets under its title."""

ENACTED = regex.compile(
    rf"(?:{_D}{{4}}年{_D}{{1,3}}月{_D}{{1,3}}日)\s.{{0,120}}"
    r"(?:通过|公布|发布|施行|实施|修订|修正|批准|废止|通過|發布|修訂)"
)
"""A line of an act's history without brackets."""

DOCUMENT_NUMBER = regex.compile(
    r"\S{0,24}[〔\[［（(](?:19|20)\d\d[〕\]］）)]\s?(?:第\s?)?(?:[\p{Han}\d]{1,12}?)?\d{1,5}(?:-\d{1,3})?\s?号(?:文|之[一二三])?|第\s?\d{1,5}\s?号(?:令|公告)?"
)

_MAIL = (
    "发件人|收件人|寄件人|主题|主旨|日期|时间|抄送|密送|發件人|主題|From|To|Cc|Bcc|Subject|Date|Sent|Reply-To"
)
MAIL_HEADER = regex.compile(rf"(?:{_MAIL})\s?[：:]\s?\S.*", regex.IGNORECASE)

_CONTACT = (
    "收信人|收件人|寄信人|发件人|地址|住址|通讯地址|通信地址|联系地址|邮编|邮政编码|电话|联系电话|手机|传真|邮箱|电子邮箱"
    "|电子信箱|电子邮件|网址|网站|联系人|微信|微信号|公众号|开户行|账号|户名|税号|单位"
    "|電話|傳真|郵遞區號|電子郵件|聯絡人|網址|E-?mail|Tel|Telephone|Fax|Phone|Address|Website"
)
CONTACT = regex.compile(rf"(?:{_CONTACT})\s?[：:]\s?\S.{{0,80}}", regex.IGNORECASE)
ADDRESS = regex.compile(
    r"\p{Han}[^，。；：]{1,40}(?:路|街|巷|道|弄|里|村|大厦|大廈|小区)\s?[\d一二三四五六七八九十]{1,6}\s?[号號弄](?:院)?[^，。；：]{0,20}"
)
COPIES = regex.compile(
    r"(?:抄送|抄报|主送|分送|抄報|印发|印發)\s?[：:].*|[^，。；]{2,40}\s.{4,14}(?:印发|印發)"
)
SIGNATURE = regex.compile(r".{1,40}(?:签字|签名|盖章|签章|公章|簽名|簽章)[^。]{0,20}[）)]?\s?[：:]?.{0,20}")
CLOSING = regex.compile(r"此致|敬礼|敬禮|此致敬礼|此复|此令|特此通知|顺颂|即颂|祝好|谨启|敬启|敬上")
LETTERHEAD = regex.compile(r".{4,30}(?:文件|公报|令|函|简报|公告|明传电报)")
COMMAND = regex.compile(
    r"(?:\$|>>>|\.\.\.|%|C:\\>|~\$|[\w.@-]++(?:[~/][~/\w]*+)?\$)\s\S.*|#\s?(?:!|include\b|define\b).*"
)
CODE = regex.compile(
    r"""(?=[\x20-\x7e]++$)(?:
      (?:def|class|function)\s\w+\s?[({:].*
    | (?:from\s\S+\s)?import\s[\w.*,\ ]+(?:\sas\s\w+)?;?
    | for\s\w+\sin\s.*:
    | (?:if|while|elif)\b.*[=<>]=?.*[:{]
    | (?:var|let|const)\s\w+\s=\s.*
    | return\s[\w(\[]\S*;?
    | SELECT\s.*\sFROM\s.*
    | [\w.\[\]'"]+(?:,\ ?\w+)*+\s?[-+*/|]?=\s?\S.*
    | [\w.]+\([^)]*\);?
    | [{}\[\]();]+
    | </?[a-z]\w*[^>]*>.*
    )""",
    regex.VERBOSE,
)
BARE_NUMBER = regex.compile(r"[-－—·]?\s?[\d,.]{1,12}\s?[-－—·]?|第\s?\d{1,5}\s?[号號]|[０-９]{1,8}")

IN_BRACKETS = regex.compile(r"[（(\[][^（()）]*[）)\]]")
LABELLED = regex.compile(r"[^\s：:，。]{1,8}\s?[^\s：:，。]{0,8}[：:]\s?\S.*")
KEYED_PARAGRAPH = regex.compile(
    r"(?:\[|【)?(?:摘\s?要|关\s?键\s?词|關\s?鍵\s?詞|中图分类号|文献标[识志]码|文章编号|基金项目|作者简介|通[信讯]作者|收稿日期|引用格式|附\s?件|注|备注|说明"
    r"|Abstract|Keywords?|Key words|DOI)\s?(?:\]|】)?\s?[：:].*",
    regex.IGNORECASE,
)

VOCATIVE = regex.compile(
    r"(?:各位|尊敬的|敬爱的|亲爱的|敬愛的|親愛的|同志们|同志們|朋友们|朋友們|女士们|同学们|老师们|乡亲们|主席先生|议长先生)[^。；\n]{0,60}[：:！!]"
    r"|[^。；：:\n]{1,30}(?:同志|同志们|先生|女士|小姐|阁下|老师|教授|主任|兄|弟|姐|大人|诸君|朋友们|同学们|代表|委员)[：:]"
    r"|(?:Dear|To)\s[^.\n]{1,60}[:,]|(?:Ladies and gentlemen|Dear \w+|Fellow \w+)[^.\n]{0,30}[:,!]",
)
ADDRESSEES = regex.compile(
    r"(?:各|有关|全市|全省|全国|你)?[^。；：:\n]{1,120}(?:政府|委员会|党委|党组|单位|部门|机构|企业|公司|银行|学校|学院|大学|厅|局|委|办|处|院|部|署|会|集团|中心|支队|总队|政府办公室|办公室)[：:]"
)
"""Whom an official document is sent to."""

SPECIAL_HEADING = regex.compile(
    r"(?:目\s?录|目\s?次|目\s?錄|前\s?言|序\s?言|序|代序|自序|绪\s?论|緒\s?論|引\s?言|导\s?言|导\s?论|导\s?读|楔子|摘\s?要"
    r"|提\s?要|内容提要|总\s?则|结\s?语|結\s?語|结束语|结\s?论|結\s?論|后\s?记|後\s?記|跋|尾声|致\s?谢|致\s?謝|鸣\s?谢"
    r"|参考文献|參考文獻|参考书目|注\s?释|註\s?釋|附\s?录|附\s?錄|附\s?则|附\s?件|索\s?引|作者简介|编后记|出版说明|凡\s?例"
    r"|Contents|Table of [Cc]ontents|Preface|Foreword|Preamble|Introduction|Abstract|Conclusions?"
    r"|Acknowledge?ments?|References|Bibliography|Appendix|Annex|Index)",
    regex.IGNORECASE,
)
CONTENTS = regex.compile(r"目\s?录|目\s?次|目\s?錄|(?:Table of )?Contents", regex.IGNORECASE)
REFERENCES = regex.compile(
    r"(?:主要)?(?:参考文献|參考文獻|参考书目)|References|Bibliography", regex.IGNORECASE
)
ANNEX = regex.compile(
    r"附\s?(?:件|录|錄|表|图)\s?[\d一二三四五六七八九十A-Z]{0,3}\s?[：:]?|(?:Annex|Appendix)\s[\dIVXA-Z]{1,4}"
)
ANNEX_TITLED = regex.compile(
    r"附\s?(?:录|錄|件)\s?[\d一二三四五六七八九十A-Z]{1,3}(?:\s|[：:])\s?\S.{0,40}"
    r"|(?:Annex|Appendix)\s[\dIVXA-Z]{1,4}[\s:.]\s?\S.{0,80}"
)
ACT_TITLE = regex.compile(
    r"\p{Han}*(?:关于|關於).{2,100}"
    r"|.{0,100}(?:判决书|裁定书|调解书|决定书|通知书|意见书|建议书|倡议书|合同|协议书?|章程|纪要|声明"
    r"|(?<=.{3})(?:通知|意见|决定|决议|报告|办法|规定|条例|公报|公告|通报|批复|方案|规划|纲要|细则|讲话|函|请示|請示))"
    r"(?:[（(].{1,12}[）)])?"
)
"""How the titles of official documents begin or end."""

LETTER = regex.compile(r"\p{L}")
HAN = regex.compile(r"\p{Han}")


def is_date(text: str) -> bool:
    """Whether a line holds a date and nothing else.

    >>> is_date("2024年5月8日"), is_date("二〇一八年十月"), is_date("2024年工作要点")
    (True, True, False)
    """
    return len(text) < 40 and DATE.fullmatch(text) is not None
