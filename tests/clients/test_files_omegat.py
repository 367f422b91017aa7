"""OmegaT without its window: it exits with 0 whether it has seen a hundred segments or none, so we count."""

from dataclasses import replace
from pathlib import Path

import pytest

from textkit.bitext import Bitext
from textkit.formats import read_bitext, write
from textkit.revision import changes, revised

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang><target_lang>EN-US</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
PROBE = """
import java.io.File; import java.lang.reflect.*; import java.util.*;
import org.omegat.core.*; import org.omegat.core.data.*; import org.omegat.gui.glossary.*;
/** OmegaT's own readers of glossaries, without a window. */
public class Probe {
 public static void main(String[] a) throws Exception {
  File dir = new File(a[0]); final ProjectProperties properties = new ProjectProperties(dir);
  properties.setSourceLanguage("ZH-CN"); properties.setTargetLanguage("EN-US");
  Core.setProject((IProject) Proxy.newProxyInstance(
    Probe.class.getClassLoader(), new Class[] {IProject.class},
    (proxy, method, given) -> method.getName().equals("getProjectProperties") ? properties
      : method.getReturnType() == boolean.class ? (Object) false : null));
  for (String name : Arrays.copyOfRange(a, 1, a.length)) {
    File file = new File(name);
    List<GlossaryEntry> entries = name.endsWith(".tbx") ? GlossaryReaderTBX.read(file, false)
      : name.endsWith(".csv") ? GlossaryReaderCSV.read(file, false) : GlossaryReaderTSV.read(file, false);
    for (GlossaryEntry entry : entries)
      System.out.println("ENTRY\\t" + file.getName() + "\\t" + entry.getSrcText() + "\\t"
        + String.join("|", entry.getLocTerms(false)));
  } } }
"""
JAR = Path("/usr/share/omegat/OmegaT.jar")


@pytest.fixture
def project(tmp_path):
    place = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (place / name).mkdir(parents=True)
    (place / "omegat.project").write_text(PROJECT, "utf-8")
    return place


@pytest.fixture
def report(report) -> Bitext:
    """As the offline draft leaves it: OmegaT takes what stands in a target for the text to translate."""
    machine = (
        unit if unit.state == "untranslated" else replace(unit, state="partial") for unit in report.units
    )
    return replace(report, units=tuple(machine))


def translated(bitext: Bitext) -> Bitext:
    units = tuple(
        replace(unit, target=f"By hand {n}", state="reviewed") for n, unit in enumerate(bitext.units, 1)
    )
    return replace(bitext, units=units)


@pytest.mark.parametrize("suffix", ["xlf", "po"])
def test_it_sees_every_segment(suffix, report, project, client, tmp_path):
    write(report, project / "source" / f"x.{suffix}", fill="source")
    client(
        "omegat", project, "--mode=console-createpseudotranslatetmx",
        f"--pseudotranslatetmx={tmp_path / 'seen.tmx'}", "--pseudotranslatetype=equal", home=tmp_path,
    )  # fmt: skip
    seen = [unit.source for unit in read_bitext(tmp_path / "seen.tmx").units]
    assert len({unit.source for unit in report.units}) == 40
    assert len(seen) == (41 if suffix == "po" else 40)  # of a catalogue it shows the head as well
    assert set(seen) >= {unit.source for unit in report.units}


@pytest.mark.parametrize("suffix", ["xlf", "po"])
def test_it_applies_our_memory_and_we_read_what_it_saves(suffix, report, project, client, tmp_path):
    write(report, project / "source" / f"x.{suffix}", fill="source")
    write(translated(report), project / "tm" / "auto" / "memory.tmx")
    client("omegat", project, "--mode=console-translate", home=tmp_path)
    back = read_bitext(project / "target" / f"x.{suffix}")
    assert len(back.units) == 40
    made = sum(unit.target.startswith("By hand ") for unit in back.units)
    assert made == 40
    draft = read_bitext(project / "source" / f"x.{suffix}")
    assert sum(change.what == "target" for change in changes(draft, back)) == 40
    home = revised(report, back)
    assert [unit.target for unit in home.units] == [unit.target for unit in translated(report).units]
    assert {unit.state for unit in home.units} <= {"reviewed", "final"}
    assert [(unit.id, unit.raw, unit.notes) for unit in home.units] == [
        (unit.id, unit.raw, unit.notes) for unit in report.units
    ]


@pytest.mark.skipif(not JAR.exists(), reason="OmegaT is not installed; `make clients` does it")
def test_it_reads_our_glossaries(client, tmp_path):
    from textkit.glossary import Glossary, convert_glossary

    rows = [{"zh": f"术语{n}", "en": f"term {n}"} for n in range(1, 26)]
    Glossary.from_rows(rows).write(tmp_path / "terms.csv")
    for name, dialect in (("terms.txt", "omegat"), ("terms.tbx", "tbx-v2")):
        convert_glossary(tmp_path / "terms.csv", tmp_path / name, dialect=dialect)
    (tmp_path / "Probe.java").write_text(PROBE, "utf-8")
    said = client(
        "java", "-Djava.awt.headless=true", "-cp", JAR, tmp_path / "Probe.java", tmp_path,
        tmp_path / "terms.txt", tmp_path / "terms.tbx", home=tmp_path,
    )  # fmt: skip
    entries = [line.split("\t")[1:] for line in said.splitlines() if line.startswith("ENTRY\t")]
    for name in ("terms.txt", "terms.tbx"):
        found = {source: target for file, source, target in entries if file == name}
        assert found == {row["zh"]: row["en"] for row in rows}
