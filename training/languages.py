"""File endings and the LSP language identifiers they stand for."""

from collections import defaultdict
from pathlib import PurePosixPath

BY_SUFFIX = {
    ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascriptreact",
    ".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "typescriptreact",
    ".py": "python", ".rs": "rust", ".go": "go", ".java": "java", ".kt": "kotlin", ".swift": "swift",
    ".c": "c", ".h": "cpp", ".hh": "cpp", ".hpp": "cpp", ".hxx": "cpp", ".cc": "cpp", ".cpp": "cpp", ".cxx": "cpp",
    ".m": "objective-c", ".mm": "objective-cpp", ".cs": "csharp", ".php": "php", ".rb": "ruby", ".lua": "lua",
    ".sh": "shellscript", ".bash": "shellscript", ".css": "css", ".scss": "scss", ".less": "less", ".html": "html",
    ".vue": "vue", ".svelte": "svelte", ".json": "json", ".yml": "yaml", ".yaml": "yaml", ".xml": "xml",
    ".toml": "toml", ".ini": "ini", ".cfg": "ini", ".sql": "sql", ".md": "markdown", ".rst": "restructuredtext",
    ".graphql": "graphql", ".proto": "proto3", ".gradle": "groovy", ".pug": "jade", ".hbs": "handlebars",
}

#: The languages that completion is trained for, with their share of the plain tokens.
COMPLETION_SHARES = {
    "javascript": 0.29, "javascriptreact": 0.02, "typescript": 0.24, "typescriptreact": 0.06, "python": 0.29,
    "go": 0.03, "rust": 0.02, "java": 0.015, "cpp": 0.015, "php": 0.01, "ruby": 0.01,
}

PROSE = {"markdown", "restructuredtext"}
DATA = {"json", "yaml", "xml", "toml", "ini"}


def language_of(path):
    """The LSP identifier for `path`, or None for an ending the corpus has no use for."""
    return BY_SUFFIX.get(PurePosixPath(path).suffix.lower())


def grouped_by_language(records):
    """The corpus's records by their language, in the order they come; an empty list for a language that has none."""
    groups = defaultdict(list)
    for record in records:
        groups[record["language"]].append(record)
    return groups


def is_test_path(path):
    """True when a file's place or name says that it is a test, in any language's convention."""
    parts = [part.lower() for part in PurePosixPath(path).parts]
    name = parts[-1]
    stem = name.rsplit(".", 1)[0]
    in_folder = any(part in ("test", "tests", "__tests__", "spec", "specs", "testing", "unit_tests") for part in parts[:-1])
    named = (
        ".test." in name or ".spec." in name or "-test." in name or stem.startswith("test_") or stem.endswith("_test")
        or stem.endswith("_spec") or name.endswith("test.java") or name.endswith("test.php")
    )
    return in_folder or named
