import { isTestFile } from "../../../language/files/isTestFile.ts";
import { maskText } from "../../../language/lexical/maskText.ts";
import { suppressionsOf } from "../comments/suppressions.ts";
import { precisionOf, rules } from "../rules/rules.ts";
import type { Examination, PlacedFinding } from "./examination.ts";
import type { Subject } from "./examineTree.ts";
import { isSparedInTests } from "./isSparedInTests.ts";
import type { PlainFile, Rule, RuleFinding } from "./rule.ts";

/** Longer texts are data, which nobody looks through; in UTF-16 code units. */
const maxLength = 2_000_000;
const nothing = { comments: [], withoutComments: "" };

/** Finds what a document without a grammar shows: tags in its comments, open tasks, keys of a known form. */
export function examinePlainText(subject: Subject): Examination {
  const { document, config, path, today } = subject;
  const { languageId } = document;
  const text = document.getText();
  const masked = text.length > maxLength ? nothing : maskText(text, languageId);
  const file: PlainFile = { ...masked, text, languageId, config, path, today };
  const isTest = isTestFile(path, text, languageId);
  const active = rules.filter(
    (rule) => config.rules[rule.id].severity !== "off" && !(isTest && isSparedInTests(rule, config)),
  );
  return {
    findings: active.flatMap((rule) =>
      (rule.checkText?.(file) ?? []).map((finding) => placed(finding, rule, subject)),
    ),
    suppressions: masked.comments.flatMap(({ offset, text: comment }) =>
      suppressionsOf(comment, offset).map(({ kind, rules, unknown, ...where }) => ({
        kind,
        rules,
        unknown,
        range: { start: document.positionAt(where.start), end: document.positionAt(where.end) },
        commentEnd: document.positionAt(where.commentEnd).line,
      })),
    ),
    sequence: { hashes: new Uint32Array(), lines: new Uint32Array() },
  };
}

function placed(finding: RuleFinding, rule: Rule, { document }: Subject): PlacedFinding {
  const { start, end, message, severity, confidence, kind } = finding;
  return {
    rule: rule.id,
    severity,
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    message,
    confidence: confidence ?? precisionOf(rule, document.languageId, kind),
    ...(kind === undefined ? {} : { kind }),
    doubt: undefined,
    related: [],
  };
}
