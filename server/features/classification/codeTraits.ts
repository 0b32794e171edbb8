/** Yes/no questions about code that reading decides: asynchronous code, error handling, TODOs, security problems. */

import { defaultTodoTags, findTodos } from "../../language/comments/todos.ts";
import { dataOf } from "../../language/dataOf.ts";
import { catchClause } from "../../language/languages/sharedPatterns.ts";
import type { MaskedText } from "../../language/lexical/maskText.ts";
import { secretFormats } from "../../language/secretFormats.ts";

export interface CodeTraits {
  readonly async: boolean;
  readonly errorHandling: boolean;
  readonly todo: boolean;
  readonly security: boolean;
}

/** For languages of which nothing is known. */
export const evidenceOtherwise = { async: /\basync\b|\bawait\b/, errorHandling: catchClause };

/** Data run as code or as a command. Texts are blanked out where this is looked for, so constant ones do not count. */
const runs =
  /(?<![.\w$]|\bfunction |\bdef )eval\s*\(\s*[^)\s,]|\bnew\s+Function\s*\((?:\s*,)*\s*[^)\s,]|\bos\.(?:system|popen)\s*\(\s*[^)\s,]/;
const runsByLanguage: Readonly<Record<string, RegExp>> = {
  python: /(?<![.\w]|\bdef )exec\s*\(\s*[^)\s,]/,
  php: /(?<![>:\w$]|\bfunction )(?:exec|shell_exec|system|passthru|popen|proc_open)\s*\(\s*[^)\s,]/,
  ruby: /(?<![.\w]|\bdef )(?:instance_eval|class_eval|exec|system)\s*\(\s*[^)\s,]/,
};

/**
 * Security problems that a line shows by itself, each of a kind that a rule reports too; the rules, where they ran, know
 * better. What the rules know of data needs a tree: derived from their tables of calls alone, a list for texts found fewer
 * of the files that they report and took a fifth longer.
 */
const insecure =
  /\beval\s*\(\s*`[^`\n]*\$\{|\bshell\s*=\s*True|\bpickle\.loads?\s*\(|\byaml\.load\s*\((?![^)]*Safe)|verify\s*=\s*False|rejectUnauthorized\s*:\s*false|InsecureSkipVerify\s*:\s*true|\.innerHTML\s*=\s*(?!\s*["'`]["'`])|dangerouslySetInnerHTML|\bdocument\.write\s*\(|\bcreateHash\s*\(\s*["'](?:md5|sha1)["']|\bhashlib\.(?:md5|sha1)\s*\(|MessageDigest\.getInstance\s*\(\s*"(?:MD5|SHA-?1)"|\bmd5\s*\(\s*\$|\bunserialize\s*\(\s*\$|(?:\bchild_?process\w*\s*\.\s*|(?<![.\w$]))exec(?:Sync)?\s*\(\s*(?:`[^`\n]*\$\{|["'][^"'\n]*["']\s*\+\s*[\w$])/g;
const secret =
  /\b(?:password|passwd|api_?key|secret(?:_?key)?|access_?token)\b["']?\s*(?::|=|:=|=>)\s*["'](?!\s*["'])(?!.{0,40}(?:example|placeholder|changeme|your|xxx|test|dummy|<|\$\{|process\.env))(?=[^"'\s]*[a-z])(?=[^"'\s]*[\d!@#$%^&*+=])[^"'\s]{8,}["']/i;

/**
 * Answers the four questions. `securityFindings` is the number of `security/…` findings when the diagnostics ran;
 * undefined lets a table of unmistakable lines answer.
 */
export function findTraits(
  languageId: string,
  masked: MaskedText,
  securityFindings: number | undefined,
): CodeTraits {
  const known = dataOf(languageId)?.evidence ?? evidenceOtherwise;
  return {
    async: known.async.test(masked.code),
    errorHandling: known.errorHandling.test(masked.code) || errorListener(languageId, masked),
    todo: masked.comments.some((comment) => findTodos(comment.text, defaultTodoTags).length > 0),
    security: securityFindings === undefined ? isInsecure(languageId, masked) : securityFindings > 0,
  };
}

/** `.on("error", …)`: the string is part of the pattern, so it is looked for where strings are kept. */
function errorListener(languageId: string, masked: MaskedText): boolean {
  const isScript = dataOf(languageId)?.evidence === dataOf("javascript")?.evidence;
  return isScript && /\.on\s*\(\s*["']error["']/.test(masked.withoutComments);
}

function isInsecure(languageId: string, masked: MaskedText): boolean {
  if (runs.test(masked.code) || runsByLanguage[languageId]?.test(masked.code)) return true;
  for (const { index } of masked.withoutComments.matchAll(insecure))
    if (masked.code[index] === masked.withoutComments[index]) return true;
  const text = masked.withoutComments;
  return secret.test(text) || secretFormats.some(({ pattern }) => pattern.test(text));
}
