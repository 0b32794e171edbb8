/** Yes/no questions about code that reading decides: asynchronous code, error handling, TODOs, security problems. */

import { defaultTodoTags, findTodos } from "../../language/comments/todos.ts";
import type { MaskedText } from "../../language/lexical/maskText.ts";
import { secretFormats } from "../../language/secretFormats.ts";

export interface Patterns {
  readonly async: boolean;
  readonly errorHandling: boolean;
  readonly todo: boolean;
  readonly security: boolean;
}

interface LanguagePatterns {
  readonly async: RegExp;
  readonly errorHandling: RegExp;
}

const script: LanguagePatterns = {
  async:
    /\basync\s*(?:function\b|\(|\*|[\w$]+\s*(?:=>|\(|<)|\[)|\bawait\b|\bnew\s+Promise\b|\bPromise\s*\.\s*\w+|\.then\s*\(|\bPromise\s*</,
  errorHandling:
    /\bcatch\s*[({]|\.catch\s*\(|\.on\s*\(\s*["']error["']|\bif\s*\(\s*(?:err|error|e)\s*(?:\)|!==?|&&)/,
};
/** `try … finally` cleans up and lets the error pass: that is not handling it. */
const managed = /\bcatch\s*[({]/;

const languages: Readonly<Record<string, LanguagePatterns>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  vue: script,
  svelte: script,
  python: {
    async:
      /\basync\s+(?:def|for|with)\b|\bawait\b|^[ \t]*(?:import|from)\s+(?:asyncio|trio|anyio|aiohttp)\b/m,
    errorHandling: /^[ \t]*except\b|\bcontextlib\.suppress\b/m,
  },
  rust: {
    async: /\basync\s+(?:fn|move|unsafe)\b|\basync\s*\{|\.await\b/,
    errorHandling:
      /\)\s*\?|\w\?\s*[;.),]|\bErr\s*\(|\.(?:map_err|unwrap_or\w*|or_else|ok_or\w*)\s*\(|\bif let (?:Ok|Err)\b|\bcatch_unwind\b/,
  },
  go: {
    async: /\bgo\s+(?:func\b|[\w.]+\s*\()|<-\s*\w|\w\s*<-|\bchan\b|\bselect\s*\{/,
    errorHandling: /\berr(?:\w*)\s*(?:!=|==)\s*nil\b|\brecover\s*\(|\berrors\.(?:Is|As|Join)\b/,
  },
  java: {
    async:
      /^(?![ \t]*(?:import|package)\b).*(?:\b(?:CompletableFuture|CompletionStage|(?:Scheduled)?ExecutorService|ForkJoinPool)\b|\bExecutors\s*\.|@Async\b|\b(?:new|extends)\s+Thread\b|\b(?:Mono|Flux)\s*[<.]|\b(?:Scheduled|Listenable)?Future\s*[<.])/m,
    errorHandling: managed,
  },
  kotlin: {
    async: /\bsuspend\b|\blaunch\s*[({]|\basync\s*[({]|\brunBlocking\b|\bFlow\s*</,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\brunCatching\b|\bgetOrElse\b|\bonFailure\b/,
  },
  scala: {
    async: /\bFuture\s*[[({.]|\bAwait\s*\.|\bIO\s*[[({.]|\bPromise\s*\[/,
    errorHandling: /\btry\b|\bcatch\s*\{|\bTry\s*[({]|\bEither\b|\brecover(?:With)?\b/,
  },
  csharp: { async: /\basync\b|\bawait\b|\bTask\s*[<.]|\bnew\s+Thread\b/, errorHandling: managed },
  swift: {
    async: /\basync\b|\bawait\b|\bDispatchQueue\b|\bTask\s*\{/,
    errorHandling: /\bdo\s*\{[\s\S]*?\bcatch\b|\btry[?!]?\s|\bthrows\b|\bResult\s*</,
  },
  dart: {
    async: /\basync\*?\s*(?:\{|=>)|\bawait\b|\bFuture\s*[<.]|\bStream\s*</,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\bon\s+\w+\s*(?:catch|\{)|\.catchError\s*\(/,
  },
  php: {
    async: /\bawait\s*\(|(?<!\bnamespace )\b(?:Amp|React)\\|\basync\s*\(|->then\s*\(|\bFiber\b/,
    errorHandling: managed,
  },
  ruby: {
    async:
      /\b(?:Thread|Fiber|Ractor)\.(?:new|start|fork|schedule)\b|\bAsync\s*(?:::|\bdo\b|[{(])|\bConcurrent::/,
    errorHandling: /^[ \t]*rescue\b|\brescue\s+\S/m,
  },
  cpp: {
    async:
      /\bstd::(?:async|thread|jthread|future|promise|packaged_task)\b|\bco_(?:await|yield|return)\b|\bpthread_create\b/,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\bstd::(?:expected|error_code|system_error)\b|\berrno\b/,
  },
  c: {
    async: /\bpthread_create\b|\bthrd_create\b|\baio_(?:read|write)\b|\buv_\w+\s*\(/,
    errorHandling:
      /\berrno\b|\bperror\s*\(|\bstrerror\s*\(|\bgoto\s+(?:err|error|fail|out|cleanup|done|end)\w*|\bif\s*\([^)]*(?:==\s*NULL|<\s*0|==\s*-1|!=\s*0)\s*\)|\bif\s*\(\s*!\s*\w+\s*\)/,
  },
  elixir: {
    async: /\bTask\.\w+|\bspawn(?:_link)?\b|\bGenServer\b/,
    errorHandling: /\brescue\b|\bcatch\b|\{:error\b|\bwith\b/,
  },
  fsharp: { async: /\basync\s*\{|\btask\s*\{/, errorHandling: /\btry\b|\bwith\s*\|/ },
  haskell: {
    async: /\bforkIO\b|\bAsync\b|\bSTM\b/,
    errorHandling: /\bcatch\b|\bEither\b|\bhandle\b|\btry\b/,
  },
  perl: {
    async: /\bthreads->|\bIO::Async\b|\bAnyEvent\b/,
    errorHandling: /\beval\s*\{|\bor\s+die\b|\|\|\s*die\b|\btry\s*\{/,
  },
  shellscript: {
    async: /[^&>|]&\s*$|\bwait\b\s*(?:\$|$)/m,
    errorHandling: /\bset\s+-\w*e|\btrap\b|\|\|\s*(?:exit|return|die|true|:|\{)|\bif\s+!\s/,
  },
  powershell: {
    async: /\bStart-Job\b|\bStart-ThreadJob\b|-AsJob\b/i,
    errorHandling: /\btry\s*\{|\bcatch\b|-ErrorAction\b|\btrap\b/i,
  },
};
const otherwise: LanguagePatterns = { async: /\basync\b|\bawait\b/, errorHandling: managed };

/** Data run as code or as a command. Texts are blanked out where this is looked for, so constant ones do not count. */
const runs =
  /(?<![.\w$]|\bfunction |\bdef )eval\s*\(\s*[^)\s,]|\bnew\s+Function\s*\((?:\s*,)*\s*[^)\s,]|\bos\.(?:system|popen)\s*\(\s*[^)\s,]/;
const runsByLanguage: Readonly<Record<string, RegExp>> = {
  python: /(?<![.\w]|\bdef )exec\s*\(\s*[^)\s,]/,
  php: /(?<![>:\w$]|\bfunction )(?:exec|shell_exec|system|passthru|popen|proc_open)\s*\(\s*[^)\s,]/,
  ruby: /(?<![.\w]|\bdef )(?:instance_eval|class_eval|exec|system)\s*\(\s*[^)\s,]/,
};

/** Security problems that a line shows by itself; the diagnostics' own rules, where they ran, know better. */
const insecure =
  /\beval\s*\(\s*`[^`\n]*\$\{|\bshell\s*=\s*True|\bpickle\.loads?\s*\(|\byaml\.load\s*\((?![^)]*Safe)|verify\s*=\s*False|rejectUnauthorized\s*:\s*false|InsecureSkipVerify\s*:\s*true|\.innerHTML\s*=\s*(?!\s*["'`]["'`])|dangerouslySetInnerHTML|\bdocument\.write\s*\(|\bcreateHash\s*\(\s*["'](?:md5|sha1)["']|\bhashlib\.(?:md5|sha1)\s*\(|MessageDigest\.getInstance\s*\(\s*"(?:MD5|SHA-?1)"|\bmd5\s*\(\s*\$|\bmysql_query\s*\(|\bstrcpy\s*\(|\bgets\s*\(|\bunserialize\s*\(\s*\$|(?:\bchild_?process\w*\s*\.\s*|(?<![.\w$]))exec(?:Sync)?\s*\(\s*(?:`[^`\n]*\$\{|["'][^"'\n]*["']\s*\+\s*[\w$])/g;
const secret =
  /\b(?:password|passwd|api_?key|secret(?:_?key)?|access_?token)\b["']?\s*(?::|=|:=|=>)\s*["'](?!\s*["'])(?!.{0,40}(?:example|placeholder|changeme|your|xxx|test|dummy|<|\$\{|process\.env))(?=[^"'\s]*[a-z])(?=[^"'\s]*[\d!@#$%^&*+=])[^"'\s]{8,}["']/i;

/**
 * Answers the four questions. `securityFindings` is the number of `security/…` findings when the diagnostics ran;
 * undefined lets a table of unmistakable lines answer.
 */
export function findPatterns(
  languageId: string,
  masked: MaskedText,
  securityFindings: number | undefined,
): Patterns {
  const known = languages[languageId] ?? otherwise;
  return {
    async: known.async.test(masked.code),
    errorHandling: known.errorHandling.test(masked.code) || errorListener(languageId, masked),
    todo: masked.comments.some((comment) => findTodos(comment.text, defaultTodoTags).length > 0),
    security: securityFindings === undefined ? isInsecure(languageId, masked) : securityFindings > 0,
  };
}

/** `.on("error", …)`: the string is part of the pattern, so it is looked for where strings are kept. */
function errorListener(languageId: string, masked: MaskedText): boolean {
  return languages[languageId] === script && /\.on\s*\(\s*["']error["']/.test(masked.withoutComments);
}

function isInsecure(languageId: string, masked: MaskedText): boolean {
  if (runs.test(masked.code) || runsByLanguage[languageId]?.test(masked.code)) return true;
  for (const { index } of masked.withoutComments.matchAll(insecure))
    if (masked.code[index] === masked.withoutComments[index]) return true;
  const text = masked.withoutComments;
  return secret.test(text) || secretFormats.some(({ pattern }) => pattern.test(text));
}
