"""The review page in a real browser: Chromium without a window, driven from outside."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import tarfile
import time
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from textkit.bitext import Bitext, Unit
from textkit.checks import Issue
from textkit.cli import main
from textkit.formats import read_bitext
from textkit.formats.html import dumps
from textkit.glossary.model import Match, Term
from textkit.quantities import find_quantities
from textkit.readers import read
from textkit.repairs import repair
from textkit.repairs.decisions import read_decisions, reject
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.clients

UNION = Term("工会", ("trade union", "union"), note="plural as context requires")
NASTY = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">'\"&]]>"
CTRL, ENTER, ESCAPE = "\ue009", "\ue007", "\ue00c"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium with a fresh profile; what it downloads lands in its attribute `downloads`."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("there is no Chromium with its driver on this machine")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1366,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=service.Service(chromedriver))
    driver.downloads = tmp_path_factory.mktemp("downloads")
    driver.execute_cdp_cmd(
        "Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(driver.downloads)}
    )
    yield driver
    driver.quit()


class Page:
    """A page in the browser, and the hands on it."""

    def __init__(self, browser: Any, path: Path, value: Bitext | TracedText, **options: Any) -> None:
        self.browser = browser
        path.write_text(dumps(value, **options), encoding="utf-8")
        self.address = path.as_uri()
        browser.get(self.address)
        self.do("localStorage.clear()")
        browser.get(self.address)

    def do(self, script: str, *known: object) -> Any:
        return self.browser.execute_script(script, *known)

    def one(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return self.browser.find_elements("css selector", selector)  # type: ignore[no-any-return]

    def press(self, keys: str) -> None:
        self.browser.switch_to.active_element.send_keys(keys)

    def chord(self, *keys: str) -> None:
        """Keys held together."""
        from selenium.webdriver import ActionChains

        actions = ActionChains(self.browser)
        for key in keys[:-1]:
            actions.key_down(key)
        actions.send_keys(keys[-1])
        for key in keys[:-1]:
            actions.key_up(key)
        actions.perform()

    def shown(self) -> list[str]:
        """Ids of the units that are not filtered away."""
        return self.do("return [...document.querySelectorAll('main .u:not([hidden])')].map((u) => u.id)")  # type: ignore[no-any-return]

    def choose(self, value: str) -> None:
        self.do(
            "const only = document.getElementById('only'); only.value = arguments[0];"
            "only.dispatchEvent(new Event('change'))",
            value,
        )

    def edit(self, place: int, text: str) -> None:
        """Go to a unit, edit its target by key, keep it."""
        self.do("textkit.focus(arguments[0])", place)
        self.press("e")
        self.chord(CTRL, "a")
        self.one("textarea").send_keys(text)
        self.chord(CTRL, ENTER)

    def save(self, kind: str) -> Path:
        """What the button of a format downloads."""
        for old in self.browser.downloads.iterdir():
            old.unlink()
        self.do("document.getElementById('save').open = true")
        self.one(f"[data-save={kind}]").click()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            found = [p for p in self.browser.downloads.iterdir() if p.suffix != ".crdownload"]
            if found:
                self.do("document.getElementById('save').open = false")
                return found[0]
            time.sleep(0.05)
        raise AssertionError("nothing was downloaded")

    def log(self) -> list[str]:
        """Errors and refused loads since the last look."""
        return [entry["message"] for entry in self.browser.get_log("browser")]


def sample() -> Bitext:
    """Units with all that a unit can hold, over a repaired text."""
    raw = "工会 工作\n工会筹集帮扶\n资金200亿元。\n再接再厉。\n甲\x07乙\n"
    text = TracedText(raw, pages=(0, 14)).edit(
        [(2, 3, "", "stray-space"), (12, 13, "", "line-join"), (22, 23, "", "line-join")]
    )
    text = text.with_meta(doubtful=(12, 5))
    source = "工会筹集帮扶资金200亿元。"
    (money,) = find_quantities(source)
    units = (
        Unit("b001s1", "工会工作", "trade union 工作", "partial", "offline", "b001", "heading", ((0, 5),), 1,
             (Match(0, 2, UNION),), coverage=0.5),
        Unit("b002s1", source, "trade union 20 billion yuan", "partial", "offline", "b002", "paragraph",
             ((6, 22),), 1, (Match(0, 2, UNION),), (money,), 0.25),
        Unit("b002s2", "再接再厉。", "Keep at it.\n\n30 times", "draft", "memory 0.92", "b002", "paragraph",
             ((23, 28),), 2, notes=("Similar: 继续努力。", "error (numbers): “30” is not in the source")),
        Unit("b003s1", "甲\x07乙", "", "untranslated", "", "b003", "paragraph", ((29, 32),), 2),
    )  # fmt: skip
    return Bitext(units, "zh", "en", {"source_file": "report.txt", "levels": {"b001": 1}}, text)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Page:
    return Page(browser, tmp_path / "page.html", sample())


class TestFinding:
    def test_filters_by_what_units_have(self, page: Page) -> None:
        found = {}
        for value in (
            "",
            "terms",
            "numbers",
            "issues",
            "error",
            "repairs",
            "doubts",
            "edited",
            "check:numbers",
        ):
            page.choose(value)
            found[value] = page.shown()
        assert found == {
            "": ["u1", "u2", "u3", "u4"], "terms": ["u1", "u2"], "numbers": ["u2"], "issues": ["u3"],
            "error": ["u3"], "repairs": ["u1", "u2"], "doubts": ["u1", "u2"], "edited": [],
            "check:numbers": ["u3"],
        }  # fmt: skip

    def test_issues_are_underlined_where_they_are(self, browser: Any, tmp_path: Path) -> None:
        unit = Unit("u1", "工会🚩帮扶", "the 🚩 trade union union", "draft", terms=(Match(0, 2, UNION),))
        issues = (
            Issue("doubled", "u1", "target", 12, 23, "the word is doubled", "warning"),
            Issue("x", "u1", "source", 1, 4, "a place across marks", "note"),
            Issue("y", "u1", "target", 5, 500, "a place that is none", "error"),
        )
        page = Page(browser, tmp_path / "page.html", Bitext((unit,)), issues=issues)
        found = page.do("return [...CSS.highlights.get('issue')].map((range) => range.toString())")
        assert found == ["union union", "会🚩帮"]
        assert page.all(".notes li")[0].text == "warning (doubled): the word is doubled"
        page.choose("check:doubled")
        assert page.shown() == ["u1"]

    def test_filters_by_state_and_tells_how_many(self, page: Page) -> None:
        page.one("[data-state=draft]").click()
        assert page.shown() == ["u3"]
        assert page.one("#shown").text == "1 of 4 units"
        page.one("[data-state='']").click()
        assert len(page.shown()) == 4

    def test_the_count_of_a_term_shows_its_units(self, page: Page) -> None:
        page.one("#q1 button").click()
        assert page.shown() == ["u2"]
        page.one("#k1 button").click()
        assert page.shown() == ["u1", "u2"]

    def test_search_on_both_sides(self, page: Page) -> None:
        for wanted, units in (("再接", ["u3"]), ("BILLION", ["u2"]), ("nowhere", [])):
            page.one("#find").clear()
            page.one("#find").send_keys(wanted)
            time.sleep(0.3)
            assert page.shown() == units

    def test_search_finds_what_was_written(self, page: Page) -> None:
        page.edit(2, "Persevere")
        page.one("#find").send_keys("persevere")
        time.sleep(0.3)
        assert page.shown() == ["u3"]

    def test_keys(self, page: Page) -> None:
        page.press("j")
        page.press("j")
        assert page.do("return document.activeElement.id") == "u2"
        page.press("k")
        assert page.do("return document.activeElement.id") == "u1"
        page.press("/")
        assert page.do("return document.activeElement.id") == "find"
        page.press("j")
        assert page.one("#find").get_attribute("value") == "j"

    def test_the_other_language(self, page: Page) -> None:
        page.one("#language").click()
        assert page.do("return document.documentElement.lang") == "zh-Hans"
        assert page.one("#u3 .a").text.startswith("初稿")
        assert page.one("#find").get_attribute("placeholder") == "在两边查找"
        page.browser.get(page.address)
        assert page.one("#save summary").text == "保存"
        page.one("#language").click()
        assert page.one("#save summary").text == "Save"


class TestEditing:
    def test_by_key_and_on_to_the_next(self, page: Page) -> None:
        page.edit(0, "Trade union work")
        assert page.one("#u1 .t").text == "Trade union work"
        assert page.one("#u1").get_attribute("data-s") == "reviewed"
        assert page.do("return document.activeElement.id") == "u2"
        page.choose("edited")
        assert page.shown() == ["u1"]

    def test_by_pointer_and_left_as_it_was(self, page: Page) -> None:
        page.one("#u3 .t").click()
        page.one("textarea").send_keys("nonsense" + ESCAPE)
        assert page.one("#u3 .t").text.startswith("Keep at it.")
        assert page.one("#u3").get_attribute("data-s") == "draft"

    def test_final_and_back(self, page: Page) -> None:
        page.do("textkit.focus(2)")
        page.press("f")
        assert page.one("#u3").get_attribute("data-s") == "final"
        page.press("z")
        assert page.one("#u3").get_attribute("data-s") == "draft"

    def test_an_empty_target_is_not_final(self, page: Page) -> None:
        page.do("textkit.focus(3)")
        page.press("f")
        assert page.one("#u4").get_attribute("data-s") == "untranslated"

    def test_the_buttons_follow_the_focus(self, page: Page) -> None:
        page.do("document.querySelector('#u3 .n a').focus()")
        page.all("#u3 .acts button")[2].click()
        assert page.one("#u3").get_attribute("data-s") == "final"

    def test_the_work_is_there_when_the_page_is_opened_again(self, page: Page) -> None:
        page.edit(0, "Trade union work")
        time.sleep(0.4)
        page.browser.get(page.address)
        assert page.one("#u1 .t").text == "Trade union work"
        assert page.one("#u1").get_attribute("data-s") == "reviewed"

    def test_what_is_being_written_is_kept_when_the_page_is_left(self, page: Page) -> None:
        page.one("#u3 .t").click()
        page.one("textarea").send_keys(" And on.")
        page.browser.get("about:blank")
        page.browser.get(page.address)
        assert page.one("#u3 .t").text.endswith("30 times And on.")

    def test_all_changes_are_discarded_when_asked_twice(self, page: Page) -> None:
        page.edit(0, "Trade union work")
        page.do("textkit.judge('12-13', 'rejected'); document.getElementById('save').open = true")
        time.sleep(0.4)
        assert page.one("#changes").text == "Changed units: 1. Repairs judged: 1."
        page.one("#forget").click()
        assert page.one("#u1 .t").text == "Trade union work"
        page.one("#forget").click()
        time.sleep(0.4)
        assert page.one("#u1 .t").text == "trade union 工作"
        assert page.one("#changes").text == "Nothing is changed yet."

    def test_the_work_on_one_document_is_not_shown_in_another(self, page: Page, tmp_path: Path) -> None:
        page.edit(0, "Trade union work")
        time.sleep(0.4)
        units = (dataclasses.replace(sample().units[0], source="工会工做"), *sample().units[1:])
        other = tmp_path / "other.html"
        other.write_text(dumps(dataclasses.replace(sample(), units=units)), encoding="utf-8")
        page.browser.get(other.as_uri())
        assert page.one("#u1 .t").text == "trade union 工作"

    def test_without_memory_the_page_works_and_says_so(self, page: Page) -> None:
        page.do("Storage.prototype.setItem = () => { throw new Error('full') }")
        page.edit(0, "Trade union work")
        time.sleep(0.4)
        assert page.one("#u1 .t").text == "Trade union work"
        assert "keeps nothing" in page.one("#kept").get_attribute("textContent")
        assert read_bitext(page.save("jsonl")).units[0].target == "Trade union work"
        page.do("window.addEventListener('beforeunload', (e) => e.stopImmediatePropagation(), true)")


@pytest.mark.parametrize("kind", ["jsonl", "xlf", "tmx"])
class TestSaving:
    def test_what_was_not_touched_comes_back_equal(self, page: Page, kind: str) -> None:
        saved = read_bitext(page.save(kind))
        wanted = sample()
        assert (saved.source_language, saved.target_language) == ("zh", "en")
        assert saved.meta == wanted.meta
        for got, unit in zip(saved.units, wanted.units, strict=True):
            if kind != "jsonl":
                unit = dataclasses.replace(unit, source=unit.source.replace("\x07", "\ufffd"))
            assert got == unit

    def test_what_was_written_comes_back_with_its_state(self, page: Page, kind: str, tmp_path: Path) -> None:
        written = "Workers & <b>“unions”</b>\nsecond line"
        page.edit(0, "Trade union work")
        page.edit(1, written)
        page.do("textkit.focus(2)")
        page.press("f")
        saved = page.save(kind)
        copy = tmp_path / "again.jsonl"
        assert main(["convert", str(saved), str(copy)]) == 0
        for path in (saved, copy):
            units = read_bitext(path).units
            assert [unit.target for unit in units] == [
                "Trade union work",
                written,
                "Keep at it.\n\n30 times",
                "",
            ]
            assert [unit.state for unit in units] == ["reviewed", "reviewed", "final", "untranslated"]
            assert [unit.raw for unit in units] == [unit.raw for unit in sample().units]
            assert [unit.terms for unit in units] == [unit.terms for unit in sample().units]
            assert [unit.quantities for unit in units] == [unit.quantities for unit in sample().units]


class TestSchemas:
    """What the page saves is as strict as what the writers write."""

    def test_xliff(self, page: Page, evaluation: Path, tmp_path: Path) -> None:
        schemas = evaluation / "data" / "schemas"
        text = (schemas / "xliff12_original/xliff-core-1.2-strict.xsd").read_text(encoding="utf-8")
        copy = schemas / "oasis/xliff-21/schemas/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"
        strict = tmp_path / "strict.xsd"
        strict.write_text(text.replace("http://www.w3.org/2001/xml.xsd", copy.as_uri()), encoding="utf-8")
        etree.XMLSchema(etree.parse(strict)).assertValid(etree.parse(page.save("xlf")))

    def test_tmx(self, page: Page, evaluation: Path) -> None:
        dtd = etree.DTD(str(evaluation / "data" / "schemas" / "openxliff/catalog/tmx/tmx14.dtd"))
        dtd.assertValid(etree.parse(page.save("tmx")))

    def test_ids_that_stand_twice_are_told_apart(self, browser: Any, tmp_path: Path) -> None:
        units = (Unit("same", "a"), Unit("same", "b"), Unit("same.2", "c"), Unit("", "d"))
        page = Page(browser, tmp_path / "page.html", Bitext(units))
        path = page.save("xlf")
        names = [unit.get("id") for unit in etree.parse(path).iter("{*}trans-unit")]
        assert len(set(names)) == 4
        assert [unit.id for unit in read_bitext(path).units] == ["same", "same", "same.2", ""]


class TestRepairs:
    def test_a_rejected_repair_is_taken_back_by_the_command(
        self, browser: Any, tmp_path: Path, seed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = repair(read(seed))
        page = Page(browser, tmp_path / "page.html", text)
        page.do("document.querySelectorAll('.r').forEach((fold) => { fold.open = true })")
        time.sleep(0.5)
        hunks = page.all("main [data-h][role=button]")
        spans = [tuple(map(int, hunk.get_attribute("data-h").split("-"))) for hunk in hunks[:4]]
        page.do("arguments[0].scrollIntoView({ block: 'center' })", hunks[0])
        hunks[0].click()
        for _ in range(2):
            page.do("arguments[0].focus()", hunks[1])
            page.press(ENTER)
        page.do("arguments[0].focus()", hunks[3])
        page.press(" ")
        said = [hunk.get_attribute("aria-label") for hunk in hunks[:4]]
        assert [label.rpartition(". ")[2] for label in said] == [
            "rejected",
            "accepted",
            "not judged",
            "rejected",
        ]
        file = page.save("json")
        decisions = read_decisions(file)
        assert decisions.rejected == (spans[0], spans[3])
        assert decisions.accepted == (spans[1],)
        wanted = text.undo(spans=[spans[0], spans[3]])
        assert str(reject(text, decisions)) == str(wanted) != str(text)
        capsys.readouterr()
        assert main(["repair", str(seed), "--decisions", str(file)]) == 0
        assert capsys.readouterr().out == f"{str(wanted).rstrip(chr(10))}\n"

    def test_a_doubtful_line_end_is_judged_in_its_list_and_in_its_unit(self, page: Page) -> None:
        rows = page.all(".doubts tbody tr")
        assert [row.get_attribute("data-h") for row in rows] == [None, "12-13"]
        page.do("arguments[0].click()", page.one(".doubts tbody button"))
        assert page.one(".doubts tbody button").text == "rejected"
        page.do("document.querySelector('#u2 .r').open = true")
        time.sleep(0.2)
        assert page.one("#u2 [data-h='12-13']").get_attribute("data-d") == "rejected"

    def test_all_of_a_unit_at_once(self, page: Page) -> None:
        page.do("document.querySelector('#u2 .r').open = true")
        time.sleep(0.2)
        page.all("#u2 .judge button")[0].click()
        known = json.loads(page.save("json").read_text())
        assert [12, 13] in known["rejected"]
        assert known["accepted"] == []


class TestSafety:
    def test_nothing_in_the_data_runs(self, browser: Any, tmp_path: Path) -> None:
        term = Term("工会", (NASTY,), note=NASTY)
        unit = Unit(NASTY, "工会" + NASTY, NASTY, "draft", NASTY, notes=(NASTY, f"error (x): {NASTY}"),
                    terms=(Match(0, 2, term),))  # fmt: skip
        meta = {"source_file": f"{NASTY.replace('/', '')}.txt", "glossaries": (NASTY,)}
        page = Page(browser, tmp_path / "page.html", Bitext((unit,), meta=meta))
        page.log()
        page.browser.get(page.address)
        page.one("#language").click()
        page.edit(0, NASTY * 2)
        page.one("#k1 button").click()
        page.do("document.querySelector('.s a').focus()")
        assert page.do("return document.images.length") == 0
        assert page.browser.title != "run"
        assert read_bitext(page.save("xlf")).units[0].target == NASTY * 2
        assert page.log() == []

    def test_the_page_has_nothing_to_complain_of(self, page: Page) -> None:
        page.log()
        page.browser.get(page.address)
        page.edit(0, "Trade union work")
        page.save("tmx")
        assert page.log() == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, fetched by npm."""
    if shutil.which("npm") is None:
        pytest.skip("there is no npm to fetch axe-core with")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(["npm", "pack", "axe-core"], cwd=folder, capture_output=True, text=True)
    archives = list(folder.glob("axe-core-*.tgz"))
    if not archives:
        pytest.skip(f"axe-core cannot be fetched: {done.stderr.strip()[-200:]}")
    with tarfile.open(archives[0]) as archive:
        file = archive.extractfile("package/axe.min.js")
        assert file is not None
        return file.read().decode()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_no_violation(browser: Any, tmp_path: Path, axe: str, colours: str, language: str) -> None:
    page = Page(browser, tmp_path / "page.html", sample(), lang=language)
    page.do("document.documentElement.classList.add(arguments[0])", colours)
    page.do("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    page.edit(0, "Trade union work")
    page.do("document.querySelectorAll('.r [data-h]')[0].click(); document.querySelector('#u2 .n a').focus()")
    page.do("document.querySelector('.s a.k').focus()")
    page.do("textkit.focus(2); textkit.actions.e()")
    time.sleep(0.3)
    # The page's own policy keeps any other script out: axe comes in as the debugger's.
    page.browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.browser.execute_async_script(
        "const [runOnly, done] = arguments; axe.run(document, { runOnly }).then(done, (e) => done(`${e}`))",
        rules,
    )
    told = [
        (one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"])
        for one in found["violations"]
    ]
    assert told == []
    assert len(found["passes"]) > 20


def test_ten_thousand_units_open_and_scroll_in_two_seconds(
    browser: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "各级工会要认真履行维护职工合法权益的基本职责，扎扎实实做好各项工作。"
    target = "Trade unions at all levels should earnestly perform their basic duty and work solidly."
    units = tuple(
        Unit(f"b{n // 4:04}s{n % 4 + 1}", source, target, "draft", block=f"b{n // 4:04}", kind="paragraph",
             raw=((n * 36, n * 36 + 35),), terms=(Match(2, 4, UNION),))
        for n in range(10_000)
    )  # fmt: skip
    page = Page(browser, tmp_path / "page.html", Bitext(units))
    start = time.monotonic()
    page.browser.get(page.address)
    page.do("return document.querySelectorAll('main .u').length")
    opened = time.monotonic() - start
    start = time.monotonic()
    scrolled = page.browser.execute_async_script(
        """const done = arguments[0];
        const places = [0.25, 0.5, 0.75, 1];
        const step = () => {
          if (!places.length) return done(scrollY);
          scrollTo(0, document.documentElement.scrollHeight * places.shift());
          requestAnimationFrame(() => requestAnimationFrame(step));
        };
        step();"""
    )
    scrolling = time.monotonic() - start
    assert scrolled > 100_000
    start = time.monotonic()
    page.choose("terms")
    filtering = time.monotonic() - start
    start = time.monotonic()
    page.do("document.getElementById('language').click(); document.body.offsetHeight")
    speaking = time.monotonic() - start
    with capsys.disabled():
        print(
            f"\n10,000 units: open {opened:.2f} s, scroll {scrolling:.2f} s, "
            f"filter {filtering:.2f} s, other language {speaking:.2f} s"
        )
    assert opened + scrolling < 2
    assert filtering < 2
    assert speaking < 2
