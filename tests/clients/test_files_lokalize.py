"""Lokalize under a display of its own; asked over D-Bus how many entries it has."""

import shutil

import pytest

from textkit.formats import write

PROBE = """
export QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$(mktemp -d)
lokalize "$1" > /dev/null 2>&1 & window=$!
name=
for i in $(seq 60); do
  sleep 0.5
  name=$(dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListNames \\
    | grep -oE 'org.kde.lokalize[^"]*' | head -1)
  [ -n "$name" ] || continue
  count=$(dbus-send --session --print-reply=literal --dest="$name" /ThisIsWhatYouWant/Editor/0 \\
    org.kde.Lokalize.Editor.entryCount 2>/dev/null) && break
done
ask() {
  dbus-send --session --print-reply=literal --dest="$name" /ThisIsWhatYouWant/Editor/0 \\
    org.kde.Lokalize.Editor."$@" 2>&1
}
echo "COUNT $count"
for i in 0 1 39; do
  echo "ENTRY $i $(ask entrySource int32:$i int32:0) => $(ask entryTarget int32:$i int32:0)"
done
kill $window
"""


@pytest.mark.skipif(
    shutil.which("lokalize") is None, reason="Lokalize is not installed; `make clients` does it"
)
def test_it_has_every_entry(report, client, tmp_path):
    write(report, tmp_path / "x.xlf")
    (tmp_path / "probe.sh").write_text(PROBE, "utf-8")
    said = client(
        "xvfb-run", "-a", "dbus-run-session", "--", "bash", tmp_path / "probe.sh", tmp_path / "x.xlf",
        home=tmp_path,
    )  # fmt: skip
    (count,) = [line.split()[-1] for line in said.splitlines() if line.startswith("COUNT")]
    assert count == "40"
    for number in (0, 1, 39):
        unit = report.units[number]
        (entry,) = [line for line in said.splitlines() if line.startswith(f"ENTRY {number} ")]
        assert unit.source in entry
        assert unit.target in entry
