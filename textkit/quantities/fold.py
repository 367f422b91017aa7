"""A view of the text in which one grammar serves both scripts and both widths."""

from __future__ import annotations

import re

# Only characters the grammar itself names; each pair is one code point on both sides, so offsets hold.
# Source: the one-to-one rows of OpenCC's TSCharacters, Apache-2.0, restricted to numerals, units and cues.
_TRADITIONAL = (
    "萬億兩點餘馀幾個歲條項號週內過達約歐圓幣臺噸畝頃釐韓紐馬盧維極實貳叄陸間後從開國會屆產業時鐘鍾紀劃據減節頁門輛戶種處場隻"
    "張雙對組類級層課隊團線數顆樣輪頭棟幫單貫詞盞無於與來爾華傳統聯動畫雲應體農風學陽標準幹獨稱剛將滿規則議圖錄題編筆發壓聖誕"
    "勞詢熱話碼戰認識設帶關樓權頓鎊絲係讓謝飛兒優歷術樹這為員漲擴長額臘縣鄉鎮區餅爲搖構創績園裏裡賬職鐵嚴濟塊締計頂帳監違齡強"
    "載負貼護閣終現語確劍復諾橋陣夥堅經貨盤徑縛慶撐責講葉診鬥師氣豐莊網軀偉黨遠冊備鹹蓮須峯撥麼謂談籤親禮爛羣價訴譽進縱隨機義"
    "牀見連轉變屬館壯務銀預郵評罰鏈島蘭曬擊釋勁灣蓋籌電軍踐別歸順書車資亂溝許臨攬毀難寬圍續攝禎導結鄰壽溫檻欄銜醫疊幀樂糧該錯"
    "揮峽論擔證輯織報湊領遊劑針趕緒給帥邊換專魚簡淺"
)
_SIMPLIFIED = (
    "万亿两点余余几个岁条项号周内过达约欧圆币台吨亩顷厘韩纽马卢维极实贰叁陆间后从开国会届产业时钟钟纪划据减节页门辆户种处场只"
    "张双对组类级层课队团线数颗样轮头栋帮单贯词盏无于与来尔华传统联动画云应体农风学阳标准干独称刚将满规则议图录题编笔发压圣诞"
    "劳询热话码战认识设带关楼权顿镑丝系让谢飞儿优历术树这为员涨扩长额腊县乡镇区饼为摇构创绩园里里账职铁严济块缔计顶帐监违龄强"
    "载负贴护阁终现语确剑复诺桥阵伙坚经货盘径缚庆撑责讲叶诊斗师气丰庄网躯伟党远册备咸莲须峰拨么谓谈签亲礼烂群价诉誉进纵随机义"
    "床见连转变属馆壮务银预邮评罚链岛兰晒击释劲湾盖筹电军践别归顺书车资乱沟许临揽毁难宽围续摄祯导结邻寿温槛栏衔医叠帧乐粮该错"
    "挥峡论担证辑织报凑领游剂针赶绪给帅边换专鱼简浅"
)
_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_WIDTH |= {ord("％"): "%", ord("﹪"): "%", ord("．"): ".", ord("￥"): "¥", ord("＄"): "$", ord("／"): "/"}
_WIDTH |= {ord("\u3000"): " ", ord("\u00a0"): " ", ord("\u2009"): " ", ord("\u202f"): " "}
_WIDTH |= {ord(upper): chr(ord(upper) - 0xFEE0) for upper in map(chr, range(0xFF21, 0xFF3B))}
_WIDTH |= {ord(lower): chr(ord(lower) - 0xFEE0) for lower in map(chr, range(0xFF41, 0xFF5B))}
_TABLE = {ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)} | _WIDTH

_WIDE_GROUPING = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_WIDE_COLON = re.compile(r"(?<=[0-9])：(?=[0-9]{2}(?![0-9]))")
_ROUND_ZERO = re.compile(r"(?<=[一二三四五六七八九〇○◯千])[○◯](?=[一二三四五六七八九〇○◯年])")
_FORMAL_YEAR = re.compile(r"[壹贰][零壹贰叁肆伍陆柒捌玖]{3}(?=年)")
_FORMAL_DIGITS = str.maketrans("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九")
_TRADITIONAL_ONLY = re.compile("[萬億兩點餘幾個歲條項號內過達約歐幣噸畝頃國會屆產業時紀規則議為這與於從來]")


def fold(text: str) -> str:
    """Returns the text in simplified characters and ASCII digits as far as the grammar looks, length kept."""
    if max(text, default="") >= "０" and _WIDE_GROUPING.search(text):
        text = _WIDE_GROUPING.sub(",", text)
    folded = text.translate(_TABLE)
    folded = _WIDE_COLON.sub(":", folded)
    folded = _FORMAL_YEAR.sub(lambda match: match[0].translate(_FORMAL_DIGITS), folded)
    return _ROUND_ZERO.sub("〇", folded)


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional characters: decides 款 and 項, and the Minguo era."""
    return _TRADITIONAL_ONLY.search(text) is not None
