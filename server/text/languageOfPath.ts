import path from "node:path";

/** LSP language identifiers by file ending, for the languages that Inkling analyses or completes. */
const byExtension: Readonly<Record<string, string>> = {
  ".adoc": "asciidoc",
  ".bash": "shellscript",
  ".c": "c",
  ".cc": "cpp",
  ".cjs": "javascript",
  ".cpp": "cpp",
  ".cs": "csharp",
  ".css": "css",
  ".cts": "typescript",
  ".cxx": "cpp",
  ".go": "go",
  ".h": "cpp",
  ".hh": "cpp",
  ".hpp": "cpp",
  ".htm": "html",
  ".html": "html",
  ".ini": "ini",
  ".java": "java",
  ".js": "javascript",
  ".json": "json",
  ".jsonc": "jsonc",
  ".jsx": "javascriptreact",
  ".markdown": "markdown",
  ".md": "markdown",
  ".mjs": "javascript",
  ".mts": "typescript",
  ".php": "php",
  ".ps1": "powershell",
  ".py": "python",
  ".pyi": "python",
  ".rb": "ruby",
  ".rs": "rust",
  ".rst": "restructuredtext",
  ".sh": "shellscript",
  ".ts": "typescript",
  ".tsx": "typescriptreact",
  ".txt": "plaintext",
  ".xml": "xml",
  ".yaml": "yaml",
  ".yml": "yaml",
};

/** The LSP language identifier that an editor would give a file of this name; `plaintext` when unknown. */
export function languageOfPath(filePath: string): string {
  const name = path.basename(filePath).toLowerCase();
  if (name === "dockerfile" || name === "makefile") return name;
  return byExtension[path.extname(name)] ?? "plaintext";
}
