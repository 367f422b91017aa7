"""Other programs read what is written: OmegaT by its own glossary readers, and translate-toolkit."""

import shutil
import subprocess
from pathlib import Path

import pytest

from textkit.glossary import Glossary, Term

OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
PROBE = Path("tools", "clients", "OmegatGlossaryProbe.java")


@pytest.fixture
def glossary() -> Glossary:
    return Glossary(
        [
            Term(
                "工会",
                ("trade union", "labour union"),
                "n",
                note="plural",
                variants=("职工会",),
                forbidden=("guild",),
            ),
            Term("中国", ("China",), deprecated=("Cathay",)),
            Term('"四风"', ('"four winds"', "a|b")),
            Term("=1+1", ("'=2 <b> & ]]>",)),
            Term("人民生命"),
            Term("TikTok", do_not_translate=True),
        ]
    )


@pytest.fixture(scope="module")
def omegat(evaluation, tmp_path_factory):
    """Entries of glossary files as OmegaT reads them: path -> list of (source, target, comment)."""
    if not OMEGAT.exists() or shutil.which("javac") is None:
        pytest.skip("OmegaT or a Java compiler is not installed")
    folder = tmp_path_factory.mktemp("omegat")
    shutil.copy(evaluation / PROBE, folder / "G.java")
    subprocess.run(["javac", "-cp", OMEGAT, "G.java"], cwd=folder, check=True, capture_output=True)

    def entries(path: Path) -> list[tuple[str, str]]:
        call = ["java", "-Dfile.encoding=UTF-8", "-cp", f"{OMEGAT}:{folder}", "G", "ZH", "EN", path]
        said = subprocess.run(call, capture_output=True, check=True).stdout.decode()
        pairs = [
            line[2:].partition(" -> ")
            for line in said.split("\n")
            if line.startswith("  ") and " -> [" in line
        ]
        return [(source, rest.partition("] | ")[0].removeprefix("[")) for source, _, rest in pairs]

    return entries


@pytest.mark.parametrize("name", ["terms.utf8", "terms.txt"])
def test_omegat_reads_its_list(omegat, glossary, tmp_path, name):
    glossary.write(tmp_path / name)
    assert omegat(tmp_path / name) == [
        ("工会", "trade union"),
        ("工会", "labour union"),
        ("中国", "China"),
        ('"四风"', '"four winds"'),
        ('"四风"', "a|b"),
        ("=1+1", "'=2 <b> & ]]>"),
        ("TikTok", "TikTok"),
        ("职工会", "trade union"),
        ("职工会", "labour union"),
    ]


def test_omegat_reads_version_2(omegat, glossary, tmp_path):
    glossary.write(tmp_path / "terms.tbx", dialect="tbx-v2")
    found = omegat(tmp_path / "terms.tbx")
    assert {
        ("工会", "trade union"),
        ("职工会", "labour union"),
        ("中国", "China"),
        ('"四风"', "a|b"),
        ("=1+1", "'=2 <b> & ]]>"),
    } <= set(found)


def test_translate_toolkit_reads_version_2(glossary, tmp_path):
    tbx = pytest.importorskip("translate.storage.tbx")
    glossary.write(tmp_path / "terms.tbx", dialect="tbx-v2")
    units = tbx.tbxfile.parsefile(str(tmp_path / "terms.tbx")).units
    found = [(unit.source, unit.target) for unit in units if unit.target]
    assert found == [
        ("工会", "trade union"),
        ("中国", "China"),
        ('"四风"', '"four winds"'),
        ("=1+1", "'=2 <b> & ]]>"),
    ]


def test_translate_toolkit_reads_the_table_of_weblate(glossary, tmp_path):
    csvl10n = pytest.importorskip("translate.storage.csvl10n")
    glossary.write(tmp_path / "terms.csv", dialect="weblate")
    units = csvl10n.csvfile.parsefile(str(tmp_path / "terms.csv")).units
    found = [(unit.source, unit.target) for unit in units]
    assert ("工会", "trade union") in found
    assert ("=1+1", "'=2 <b> & ]]>") in found
    assert ("TikTok", "TikTok") in found
