"""The project as a whole: its public names, its layers, how quickly it starts."""

import ast
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import textkit

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "textkit"

# Data flows one way. A module may import those of its own line and those above it.
LAYERS = (
    ("errors",),
    ("files", "geometry", "han", "notebook"),
    ("editlog",),
    ("traced", "quantities.model", "glossary.model"),
    ("document", "bitext", "revision"),
    ("formats.xml", "formats.prepare"),
    ("readers", "repairs", "segmentation", "glossary", "quantities"),
    ("memory.model", "memory.filling", "engines"),
    ("terminology",),
    ("checks",),
    ("drafting",),
    ("formats",),
    ("memory",),
    ("cli",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def sources() -> dict[str, Path]:
    """Module name below textkit -> file; the package itself, which only names the others, apart."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            found[name] = path
    return found


def imports(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of textkit that a file imports, anywhere in it, for types alone or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            inner = name.removeprefix("textkit.")
            if inner != name:
                yield inner if inner in modules else inner.rpartition(".")[0] or inner


def layer(module: str) -> str:
    """The entry of LAYERS that a module belongs to."""
    parts = module.split(".")
    return next(name for n in range(len(parts), 0, -1) if (name := ".".join(parts[:n])) in LEVEL)


def test_every_module_has_a_layer() -> None:
    assert {name.split(".")[0] for name in sources()} <= {name.split(".")[0] for name in LEVEL}


def test_data_flows_one_way() -> None:
    modules = sources()
    against = [
        f"{module} imports {other}"
        for module, path in modules.items()
        for other in imports(path, modules)
        if other != "__version__" and LEVEL[layer(other)] > LEVEL[layer(module)]
    ]
    assert not against


def test_packages_do_not_import_one_another_in_circles() -> None:
    modules = sources()
    graph: dict[str, set[str]] = {}
    for module, path in modules.items():
        others = {layer(other) for other in imports(path, modules) if other != "__version__"}
        graph.setdefault(layer(module), set()).update(others - {layer(module)})
    assert list(TopologicalSorter(graph).static_order())


def test_public_names_are_sorted_and_can_be_imported() -> None:
    # Constants stand before all others: the order that the linter asks for.
    assert textkit.__all__ == sorted(textkit.__all__, key=lambda name: (not name.isupper(), name))
    values = {name: getattr(textkit, name) for name in textkit.__all__}
    assert all(getattr(value, "__name__", name) == name for name, value in values.items())
    assert set(textkit.__all__) <= set(dir(textkit))
    with pytest.raises(AttributeError, match="nonsense"):
        textkit.nonsense  # noqa: B018


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        (alias.name, node.module)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == {(name, module) for module, names in textkit._HOME.items() for name in names}
    assert {name for name, _ in seen} == set(textkit.__all__)


def test_modules_say_what_they_are_for() -> None:
    assert not [
        name for name, path in sources().items() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]


def test_the_version_stands_in_two_places_and_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == textkit.__version__
    assert f"## [{textkit.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_extras_and_groups_list_the_same_tools() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras, groups = config["project"]["optional-dependencies"], config["dependency-groups"]
    assert extras["test"] == groups["test"]
    assert extras["lint"] == groups["lint"]


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [need for needs in project["optional-dependencies"].values() for need in needs]
    wanted = (*project["dependencies"], *extras)
    declared = {re.match(r"[\w-]+", line)[0].lower() for line in wanted}  # type: ignore[index]
    used = set()
    for path in sources().values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            used |= {name.split(".")[0] for name in names}
    foreign = used - set(sys.stdlib_module_names) - {"textkit"}
    assert {name.replace("_", "-") for name in foreign} <= declared


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after this code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_importing_textkit_loads_nothing_heavy() -> None:
    heavy = {"lxml", "opencc", "click", "ahocorasick_rs", "regex", "deep_translator", "requests", "asyncio"}
    assert not heavy & loaded_by("import textkit")


def test_help_loads_nothing_heavy() -> None:
    heavy = {"lxml", "opencc", "ahocorasick_rs", "regex", "deep_translator", "requests", "asyncio"}
    assert not heavy & loaded_by("from textkit.cli import main\nmain(['draft', '--help'])")


def test_every_module_can_be_imported_by_itself() -> None:
    for name in sources():
        importlib.import_module(f"textkit.{name}")


def test_nothing_names_the_machine_it_was_made_on() -> None:
    around = str(ROOT.parent)
    suffixes = {".py", ".md", ".toml", ".csv", ".html", ".css", ".js", ""}
    folders = ("textkit", "tests", "examples", "docs", "glossaries", "benchmarks")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    named = [
        path
        for path in files
        if path.is_file() and f"{around}/{ROOT.name}" in path.read_text("utf-8", "replace")
    ]
    assert not named


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
@pytest.mark.parametrize("target", ["demo", "test", "lint", "clients", "bench", "clean"])
def test_make_knows_what_to_do(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True)
    expected = {
        "demo": [
            "textkit draft seeds/",
            "-g glossaries/zh-en/party-and-government.csv",
            "trade-unions.csv",
            "-o out/",
        ],
        "test": ["pytest"],
        "lint": ["ruff check", "ruff format --check", "mypy"],
        "clients": ["pytest -m clients"],
        "bench": ["benchmarks/"],
        "clean": [".venv", "out"],
    }
    assert all(part in done.stdout for part in expected[target])


def test_the_index_of_the_docs_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages == set(re.findall(r"\]\(([\w-]+\.md)\)", index))


@pytest.mark.parametrize("page", sorted(ROOT.glob("*/README.md")), ids=lambda page: page.parent.name)
def test_links_of_the_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert all((page.parent / link).exists() for link in links)


def test_no_registry_is_named_and_nothing_is_locked() -> None:
    files = [ROOT / name for name in ("pyproject.toml", "Makefile", ".ci/run")]
    assert not [
        path for path in files if re.search(r"index-url|pypi\.org|https?://", path.read_text("utf-8"))
    ]
    assert not [path.name for path in ROOT.glob("*.lock")]
