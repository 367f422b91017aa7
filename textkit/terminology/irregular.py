"""Irregular English verbs and plurals, and nouns whose -s is no ending.

After Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive Grammar of the English Language* (1985):
verbs in 3.11-3.20, plurals in 5.76-5.93; written out here without the archaic and the rare ones.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERBS: Final = """
arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten|become became|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|broadcast broadcasted|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|do did done does|draw drew drawn|dream dreamt
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
find found|flee fled|fly flew flown|forbid forbade forbidden|forecast forecasted|foresee foresaw foreseen
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given
go went gone goes|grind ground|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hold held
keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left
lend lent|lie lay lain|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken
misunderstand misunderstood|mow mown|outgrow outgrew outgrown|overcome overcame|oversee oversaw overseen
overtake overtook overtaken|pay paid|prove proven|rebuild rebuilt|remake remade|repay repaid|ride rode ridden
ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|sew sewn
shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk
sit sat|sleep slept|slide slid|sow sown|speak spoke spoken|speed sped|spell spelt|spend spent|spin spun
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stride strode stridden
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone
uphold upheld|wake woke woken|wear wore worn|weave wove woven|win won|wind wound|withdraw withdrew withdrawn
withhold withheld|withstand withstood|wring wrung|write wrote written
"""
_NOUNS: Final = """
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
leaf leaves|life lives|knife knives|wife wives|half halves|shelf shelves|self selves|thief thieves
wolf wolves|calf calves|loaf loaves|scarf scarves|wharf wharves|hoof hooves
analysis analyses|axis axes|basis bases|crisis crises|diagnosis diagnoses|emphasis emphases
hypothesis hypotheses|oasis oases|parenthesis parentheses|synthesis syntheses|thesis theses
criterion criteria|phenomenon phenomena|medium media|datum data|stratum strata|bacterium bacteria
curriculum curricula|memorandum memoranda|symposium symposia|forum fora|referendum referenda
appendix appendices|index indices|matrix matrices|vertex vertices|focus foci|nucleus nuclei
stimulus stimuli|syllabus syllabi|alumnus alumni|fungus fungi|radius radii|corpus corpora|genus genera
formula formulae|bureau bureaux|plateau plateaux|gas gases|bus buses|lens lenses|status statuses
"""

_COMPOUNDS: Final = ("man", "woman", "child", "person", "foot", "tooth", "life", "wife", "self")


def _table(*texts: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for text in texts:
        for entry in text.replace("\n", "|").split("|"):
            base, *forms = entry.split() or [""]
            for form in forms:
                found.setdefault(form, set()).add(base)
    return {form: frozenset(bases) for form, bases in found.items()}


BASES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(_table(_VERBS, _NOUNS))
"""Irregular form -> its base forms."""

PARTICIPLES: Final = frozenset(
    entry.split()[-1] for entry in _VERBS.replace("\n", "|").split("|") if entry.strip()
) | frozenset({"become", "bound", "come", "run", "cut", "put", "set", "shut", "spread", "read", "born"})
"""Irregular past participles."""

# woman needs no compound rule; spokeswomen, schoolchildren and salespeople do.
COMPOUND_PLURALS: Final[Mapping[str, str]] = MappingProxyType(
    {form: base for base in _COMPOUNDS for form, bases in BASES.items() if base in bases}
)
"""Plurals that also end compounds: `men` as in `chairmen` -> `man`."""

PLURAL_ONLY: Final = frozenset(
    {
        "accounts", "affairs", "arms", "arrears", "assets", "barracks", "clothes", "congratulations",
        "contents", "customs", "earnings", "funds", "goods", "grounds", "headquarters", "likes",
        "manners", "means", "minutes", "news", "outskirts", "premises", "proceeds", "regards",
        "remains", "riches", "savings", "spirits", "surroundings", "thanks", "troops", "valuables",
        "works",
    }
)  # fmt: skip
"""Nouns that mean something else, or nothing, without their -s: a rendering `goods` is not `good`."""

NO_PLURAL: Final = frozenset(
    {
        "always", "besides", "gas", "headquarters", "lens", "means", "news", "perhaps", "series", "species",
        "towards", "whereas", "yes",
    }
)  # fmt: skip
"""Words that end in -s and are no plural."""

PLURAL_ICS: Final = frozenset(
    {
        "academics", "basics", "characteristics", "clinics", "comics", "critics", "epidemics", "ethnics",
        "fabrics", "lyrics", "mechanics", "metrics", "mosaics", "pandemics", "picnics", "relics",
        "republics", "specifics", "statistics", "tactics", "topics", "tropics",
    }
)  # fmt: skip
"""Plurals in -ics; the other words of that form (economics, politics) are names of subjects."""
