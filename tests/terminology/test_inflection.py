"""Base forms and spellings of English words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.terminology.inflection import lemmas
from textkit.terminology.irregular import BASES
from textkit.terminology.spelling import american

ALPHABET = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("policies", "policy"), ("ties", "tie"), ("boxes", "box"), ("churches", "church"),
        ("heroes", "hero"),
        ("classes", "class"), ("cases", "case"), ("buses", "bus"), ("agreed", "agree"),
        ("carried", "carry"),
        ("planned", "plan"), ("passed", "pass"), ("making", "make"), ("running", "run"),
        ("lying", "lie"),
        ("built", "build"), ("understood", "understand"), ("sought", "seek"), ("data", "datum"),
        ("chairmen", "chairman"), ("salespeople", "salesperson"), ("thirteenth", "13th"),
        ("analyses", "analyse"),
        ("analyses", "analysis"), ("mice", "mouse"), ("topics", "topic"), ("focussed", "focus"),
    ],
)  # fmt: skip
def test_forms_of_one_word(form: str, base: str) -> None:
    assert not lemmas(form).isdisjoint(lemmas(base))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("news", "new"), ("economics", "economic"), ("politics", "politic"), ("basis", "basi"),
        ("thus", "thu"),
        ("class", "clas"), ("king", "k"), ("thing", "th"), ("red", "r"), ("string", "str"),
        ("species", "specie"),
        ("his", "hi"), ("for", "four"), ("tor", "tour"), ("human", "huperson"), ("prize", "prise"),
    ],
)  # fmt: skip
def test_two_words(one: str, other: str) -> None:
    assert lemmas(one).isdisjoint(lemmas(other))


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("labour", "labor"), ("neighbouring", "neighboring"), ("favourable", "favorable"),
        ("organise", "organize"),
        ("modernisation", "modernization"), ("analysed", "analyzed"), ("theatres", "theaters"),
        ("centred", "centered"), ("dialogues", "dialogs"), ("defences", "defenses"),
        ("programmes", "programs"),
        ("fulfilment", "fulfilment"), ("fulfillment", "fulfilment"), ("skilful", "skilful"),
        ("counsellor", "counselor"), ("paediatric", "pediatric"), ("manoeuvres", "maneuvers"),
        ("kilometre", "kilometer"), ("metre", "meter"), ("grey", "gray"),
        ("enquiries", "inquiries"), ("acre", "acre"), ("hour", "hour"), ("vogue", "vogue"),
        ("league", "league"),
    ],
)  # fmt: skip
def test_spellings(british: str, spelled: str) -> None:
    assert american(british) == spelled


@given(ALPHABET)
def test_a_word_is_a_form_of_itself(word: str) -> None:
    assert word in lemmas(word)


@given(ALPHABET)
def test_spelling_settles(word: str) -> None:
    assert american(american(word)) == american(word)


def test_every_irregular_form_leads_to_its_bases() -> None:
    assert all(bases <= lemmas(form) for form, bases in BASES.items())


@pytest.mark.parametrize("piece", ["a", "our", "ise", "ll", "s", "ing", "-", "ae"])
def test_long_words_take_no_time(piece: str) -> None:
    begin = time.process_time()
    lemmas(piece * 300_000)
    american(piece * 10_000)
    assert time.process_time() - begin < 2
