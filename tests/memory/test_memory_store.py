"""The file: what is in it stays, whatever happens, and what is no memory is refused."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

import textkit
from textkit.bitext import Bitext, Unit
from textkit.errors import FormatError, ReadError, TextkitError
from textkit.memory import Memory, store


def units(first: int, last: int) -> Bitext:
    return Bitext(
        tuple(
            Unit(f"u{n}", f"第{n}号文件，关于工会工作", f"Document {n}", "reviewed")
            for n in range(first, last)
        )
    )


def test_what_was_added_is_there_after_opening_again(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.add(units(0, 3))
    with Memory.open(path) as memory:
        assert len(memory) == 3
        assert memory.lookup("第1号文件，关于工会工作")[0].target == "Document 1"


def test_adding_twice_changes_nothing(path: Path) -> None:
    with Memory.open(path) as memory:
        assert memory.add(units(0, 3)).new == 3
        first = list(memory.entries())
        again = memory.add(units(0, 3))
        assert (again.new, again.known) == (0, 3)
        assert [(e.source, e.target, e.notes, e.props) for e in memory.entries()] == [
            (e.source, e.target, e.notes, e.props) for e in first
        ]


def test_a_higher_state_and_new_notes_are_taken_over(memory: Memory) -> None:
    pair = Unit("a", "工会", "trade union", "reviewed", notes=("one",))
    memory.add(Bitext((pair,)))
    memory.add(Bitext((Unit("a", "工会", "trade union", "final", notes=("two",)),)))
    memory.add(Bitext((pair,)))
    (entry,) = memory.entries()
    assert (entry.state, entry.notes) == ("final", ("one", "two"))


def test_drafts_are_not_taken_in_unless_asked_for(memory: Memory, everything: Bitext) -> None:
    added = memory.add(everything)
    assert (added.new, added.left_out) == (2, {"partial": 1, "draft": 1, "untranslated": 1})
    added = memory.add(everything, states=("draft", "partial", "untranslated"))
    assert (added.new, added.left_out) == (2, {"reviewed": 1, "final": 1, "empty": 1})
    with pytest.raises(ValueError, match="states are"):
        memory.add(everything, states=("done",))  # type: ignore[arg-type]


def test_one_memory_holds_one_pair_of_languages(memory: Memory) -> None:
    memory.add(Bitext((Unit("a", "工会", "union", "final"),), "zh-CN", "en-GB"))
    memory.add(Bitext((Unit("a", "工会", "labor union", "final"),), "zh", "en-US"))
    with pytest.raises(TextkitError, match="a memory of zh-CN-en-GB does not hold zh-fr"):
        memory.add(Bitext((Unit("a", "工会", "syndicat", "final"),), "zh", "fr"))
    assert len(memory) == 2


@pytest.mark.parametrize("content", [b"source,target\n", b"SQLite format 3\x00" + bytes(100), bytes(4096)])
def test_another_file_is_refused_and_left_as_it_is(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(FormatError, match=r"work\.tm: (not a translation memory|damaged)"):
            Memory.open(path, create=create)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FormatError, match="not a translation memory of textkit"):
        Memory.open(path)
    assert path.read_bytes() == before


def test_a_damaged_memory_says_so(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.add(units(0, 2000))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"work\.tm: damaged"), Memory.open(path) as memory:
        memory.lookup("第1号文件，关于工会工作")


def test_a_newer_memory_is_refused(path: Path) -> None:
    Memory.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(FormatError, match="a memory of version 9"):
        Memory.open(path)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for name in ("nowhere.tm", "folder/x.tm"):
        with pytest.raises(ReadError, match=name):
            Memory.open(tmp_path / name, create=False)
    with pytest.raises(ReadError, match="there is no folder"):
        Memory.open(tmp_path / "folder" / "x.tm")
    (tmp_path / "dir.tm").mkdir()
    with pytest.raises(ReadError, match="not a plain file"):
        Memory.open(tmp_path / "dir.tm")
    with pytest.raises(ValueError, match="ends in one of"):
        Memory.open(tmp_path / "x.tmx")
    assert not (tmp_path / "nowhere.tm").exists()


def test_a_file_that_may_only_be_read_can_be_asked(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.add(units(0, 3))
    path.chmod(0o444)
    with Memory.open(path, create=False) as memory:
        assert memory.lookup("第1号文件，关于工会工作")[0].score == 100


def test_another_writer_is_waited_for_and_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    Memory.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    with Memory.open(path) as memory:
        with pytest.raises(TextkitError, match=r"work\.tm: another program is writing"):
            memory.add(units(0, 3))
        connection.execute("ROLLBACK")
        assert memory.add(units(0, 3)).new == 3
    connection.close()


def test_what_others_add_is_found_at_once(path: Path) -> None:
    with Memory.open(path) as one, Memory.open(path) as other:
        assert one.lookup("第7号文件，关于工会工作。") == ()
        other.add(units(0, 9))
        assert one.lookup("第7号文件，关于工会工作。")[0].source == "第7号文件，关于工会工作"
        one.add(units(9, 12))
        assert other.lookup("第10号文件，关于工会工作。")[0].source == "第10号文件，关于工会工作"


def test_readers_see_whole_batches_while_someone_writes(path: Path) -> None:
    Memory.open(path).close()
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        try:
            with Memory.open(path) as memory:
                while not done.is_set():
                    found = len(list(memory.entries()))
                    if found % 50:
                        wrong.append(found)
                    memory.lookup("第3号文件，关于工会工作")
        except Exception as error:
            wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    with Memory.open(path) as memory:
        for first in range(0, 500, 50):
            memory.add(units(first, first + 50))
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_two_writers_take_turns(path: Path) -> None:
    def write(first: int) -> None:
        with Memory.open(path) as memory:
            for start in range(first, first + 100, 10):
                memory.add(units(start, start + 10))

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 50, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Memory.open(path) as memory:
        # Where two writers met, the same pair may have another neighbour, and is then kept with both.
        assert {entry.target for entry in memory.entries()} == {f"Document {n}" for n in range(200)}


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_a_killed_writer_leaves_a_whole_memory(path: Path) -> None:
    code = textwrap.dedent("""
        import sys
        from itertools import count
        from textkit.bitext import Bitext, Unit
        from textkit.memory import Memory
        with Memory.open(sys.argv[1]) as memory:
            for batch in count():
                names = [f"第{n}号文件，关于工会工作" for n in range(batch * 40, batch * 40 + 40)]
                memory.add(Bitext(tuple(Unit(name, name, "x " + name, "reviewed") for name in names)))
                print(batch, flush=True)
    """)
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = 0
    for line in process.stdout:
        told = int(line) + 1
        if told == 8:
            time.sleep(0.004)  # in the middle of one of the next
            process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Memory.open(path) as memory:
        held = list(memory.entries())
        assert len(held) % 40 == 0
        assert len(held) >= told * 40
        for entry in held[:: len(held) // 5]:
            assert memory.lookup(entry.source)[0].target == f"x {entry.source}"
        assert memory.add(units(0, 40)).new == 40
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_keys_of_another_version_are_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Memory.open(path) as memory:
        memory.add(units(0, 30))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE segment SET key = 'x', digest = randomblob(16), signature = zeroblob(32)")
    connection.commit()
    connection.close()
    with Memory.open(path) as memory:
        assert memory.lookup("第7号文件，关于工会工作。") == ()
        monkeypatch.setattr(textkit, "__version__", "9.9")
        with Memory.open(path) as newer:
            assert newer.lookup("第7号文件，关于工会工作。")
        assert memory.lookup("第7号文件，关于工会工作。")[0].source == "第7号文件，关于工会工作"


def test_text_that_no_file_can_hold(memory: Memory) -> None:
    memory.add(Bitext((Unit("a", "工\ud800会\x00", "union\x01", "final"),)))
    (entry,) = memory.entries()
    assert (entry.source, entry.target) == ("工\ufffd会\ufffd", "union\ufffd")
    assert memory.lookup("工\ud800会\x00")[0].target == "union\ufffd"
    assert memory.lookup(" \n") == ()


@pytest.mark.parametrize("wrong", [{"minimum": 0}, {"minimum": 101}, {"limit": 0}])
def test_wrong_arguments(wrong: dict[str, int], memory: Memory) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        memory.lookup("工会", **wrong)  # type: ignore[arg-type]
