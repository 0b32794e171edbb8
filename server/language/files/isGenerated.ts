import { commentBody } from "../comments/commentBody.ts";
import { scanText } from "../lexical/scanText.ts";
import { pathWords } from "./pathWords.ts";

/** How much of a file is looked at, in characters: such notices stand at the top. */
const headLength = 5_000;
/** Folders that tools write to. */
const folders: ReadonlySet<string> = new Set([
  ...[
    "dist",
    "out",
    ".next",
    ".nuxt",
    "__pycache__",
    "__generated__",
    "generated",
    ".svelte-kit",
    ".dart_tool",
    "obj",
  ],
]);
/** What compilers write for each kind of module: `dist-es`, `dist_cjs`. */
const built = /^_?dist[-_](?:es\w*|cjs|node|web|browser|types|umd|module)$/;
const names =
  /\.min\.(?:js|css|mjs)$|\.(?:js|css|mjs)\.map$|\.pb\.(?:go|cc|h|swift|dart|validate\.go)$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|d\.ts|rb)$|\.g(?:enerated)?\.\w+$|\.gen\.\w+$|\.designer\.(?:cs|vb)$|\.(?:freezed|mocks)\.dart$|(?<!(?:^|[._-])(?:not|non|un))_generated\.\w+$|\.tsbuildinfo$|_string\.go$|\.tab\.(?:c|cc|cpp|h|hh|hpp)$|^lex\.yy\.\w+$/i;
const lockFiles: ReadonlySet<string> = new Set([
  ...["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "Cargo.lock", "go.sum"],
  ...["composer.lock", "Gemfile.lock", "poetry.lock", "uv.lock", "Pipfile.lock", "flake.lock", "deno.lock"],
  ...["bun.lock", "pubspec.lock", "Podfile.lock", "mix.lock", "packages.lock.json", "gradle.lockfile"],
]);

/** Whether a tool wrote a file, by its path. */
export function isGeneratedPath(path: string): boolean {
  const { name, folderNames } = pathWords(path);
  if (lockFiles.has(name) || names.test(name)) return true;
  return folderNames.some((folder, index) => {
    if (folder === "target")
      return /^(?:debug|release|classes|generated-sources)$/.test(folderNames[index + 1] ?? "");
    return folders.has(folder) || built.test(folder);
  });
}

const made = "(?:(?:auto-?|automatically |machine-?|entirely )\\s*)?generated";
/** What generators write of the file it stands in: the marks agreed on for Go and for review tools, and sentences. */
const notices: readonly RegExp[] = [
  /(?:^|\s)@generated\b|<auto-?generated\b/im,
  /\bcode generated\b.*\bdo not edit\b/i,
  new RegExp(
    `^[^\\w\\n]*(?:code |file )?${made}\\s+(?:by|from|with|using|on|at|automatically|file|code|source|do not)\\b`,
    "im",
  ),
  /^[^\w\n]*(?:auto-?|automatically |machine-?)\s*generated\b(?! (?:keys?|ids?|values?|names?|tests? for))/im,
  new RegExp(`\\bthis (?:\\w+ ){0,3}(?:is|was|has been) (?:an? )?${made}\\b`, "i"),
  /^[^\w\n]{0,20}(?:A|Skeleton \w{1,30}) Bison (?:parser|\w{1,30} file),? made by GNU Bison\b/im,
  /\bDO NOT (?:EDIT|MODIFY|CHANGE)\b/,
  /\bdo not (?:edit|modify|change)(?: \w+){0,3} (?:by hand|manually|directly)\b/i,
];
/** One of these is in every notice: looked for first, since few files have it. */
const mention = /generated|made by GNU Bison|do not (?:edit|modify|change)/i;
/** What such a sentence is about when it is not the file. */
const denial = /\b(?:not|never|n't|no longer) (?:\w+ ){0,2}(?:auto-?|automatically |machine-?)?generated\b/i;
/** Words of others, quoted. */
const quoted = /["“`'«][^"”`'»\n]{3,200}["”`'»]/g;
/** What may stand before the comments at a file's head. */
const preamble =
  /^(?:\s|(?:<\?(?:php|xml)|#!|%YAML|@charset)[^\n]*(?:\n|$)|"use \w+";?|'use \w+';?|---|<!DOCTYPE[^>\n]*>|package [\w.]+;)*$/;

const scripts = /^javascript/;
/** What TypeScript, Babel, esbuild and webpack put before the code that they compile or bundle. */
const compilerHelpers =
  /^(?:var|const) __(?:defProp|create|awaiter|createBinding|importDefault|importStar|extends|rest|spreadArray|exportStar|decorate|esm|commonJS)\b ?=|^function _interopRequire(?:Default|Wildcard)\(|^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);|^\/\*{6}\/ |\b__webpack_require__\b/m;

/**
 * Whether a file says in a comment at its head, before any code, that a program wrote it. A text or a comment farther
 * down that holds such words, as a generator's own source does, says nothing of its file.
 */
export function isGeneratedText(text: string, languageId: string): boolean {
  const head = text.slice(0, headLength);
  if (scripts.test(languageId) && compilerHelpers.test(head)) return true;
  return mention.test(head) && headComments(head, languageId).some(saysGenerated);
}

/** Whether a tool wrote a file, by its path, by what it says of itself, or because nobody writes lines like that. */
export function isGenerated(path: string, text: string, languageId: string): boolean {
  if (isGeneratedPath(path) || isGeneratedText(text, languageId)) return true;
  return pressed.has(languageId) && isMinified(text, languageId);
}

function headComments(head: string, languageId: string): readonly string[] {
  const comments: string[] = [];
  let last = 0;
  for (const { kind, start, end } of scanText(head, languageId)) {
    if (!preamble.test(head.slice(last, start))) break;
    if (kind === "comment") comments.push(head.slice(start, end));
    else if (!/^["']use /.test(head.slice(start, end))) break;
    last = end;
  }
  return comments;
}

function saysGenerated(comment: string): boolean {
  const said = commentBody(comment).replace(quoted, "");
  return !denial.test(said) && notices.some((notice) => notice.test(said));
}

/** Languages whose files are pressed into few lines before they are sent. */
const pressed: ReadonlySet<string> = new Set(["javascript", "css"]);
/** Longer than this on average, in characters. */
const longLine = 300;
const leastLength = 2_000;

/** Whether a text has lines of code that nobody writes. A picture in a string or a long comment is no code. */
function isMinified(text: string, languageId: string): boolean {
  if (text.length < leastLength) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  if (text.length / lines <= longLine) return false;
  let code = text.length;
  for (const { start, end } of scanText(text, languageId)) code -= end - start;
  return code / lines > longLine;
}
