/**
 * What the rules `security/…` and `empty-catch` find in a file that nobody opened: whole trees of files are asked about, so
 * few are parsed.
 */
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Config, type RuleId, ruleIds } from "../../contract/config.ts";
import { parseConfig } from "../../contract/parseConfig.ts";
import type { Logger } from "../../contract/ports.ts";
import { isTestPath } from "../../language/files/isTestPath.ts";
import { seemsToSwallow } from "../../language/lexical/emptyHandlers.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { allAtOnce } from "../../text/steps.ts";
import { conclude } from "./engine/conclude.ts";
import type { Examination } from "./engine/examination.ts";
import { examinePlainText } from "./engine/examinePlainText.ts";
import { examineTree, type Subject } from "./engine/examineTree.ts";
import type { Finding } from "./engine/finding.ts";
import type { Rule } from "./engine/rule.ts";
import { emptyCatch } from "./rules/emptyCatch.ts";
import { securityRules } from "./rules/security/securityRules.ts";

/** A file whose problems of security and swallowed errors are looked for. */
export interface QuickSubject {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** LSP identifier. */
  readonly languageId: string;
  /** The same text with its comments blanked out. */
  readonly withoutComments: string;
}

/** TypeScript's declarations: nothing in them runs. */
const declarations = /\.d\.[cm]?ts$/;
/** No rule of security looks at the date. */
const anyDay = "1970-01-01";

/** The findings of those rules, as `check` reports them. Parses the file only if it has the words of one. */
export async function findQuickly(
  subject: QuickSubject,
  syntax: Syntax,
  logger: Logger,
): Promise<readonly Finding[]> {
  const { path, text, languageId } = subject;
  const asked = [
    ...(isTestPath(path) || declarations.test(path) ? [] : securityRulesFor(subject)),
    ...(seemsToSwallow(subject) ? [emptyCatch] : []),
  ];
  if (asked.length === 0) return [];
  const config = onlyWith(asked);
  const document = TextDocument.create(`untitled:${path}`, languageId, 0, text);
  const examination = await examine({ document, config, path, today: anyDay, isOnce: true }, syntax, logger);
  return examination ? conclude(document, examination, [], config, (uri) => uri) : [];
}

async function examine(subject: Subject, syntax: Syntax, logger: Logger): Promise<Examination | undefined> {
  const { document } = subject;
  if (!syntax.supports(document.languageId)) return examinePlainText(subject);
  return syntax.withTree(
    document.languageId,
    document.getText(),
    (tree) => allAtOnce(examineTree(tree, subject, undefined, logger)).examination,
  );
}

function securityRulesFor({ withoutComments, languageId }: QuickSubject): readonly Rule[] {
  return securityRules.filter(({ mayFind }) => mayFind?.(withoutComments, languageId) ?? true);
}

const known = new Map<string, Config>();

/** As the settings come, but for all rules save some, which most files share: few words stand for several rules. */
function onlyWith(asked: readonly Rule[]): Config {
  const ids: ReadonlySet<string> = new Set(asked.map(({ id }) => id));
  const key = [...ids].join(" ");
  const config = known.get(key) ?? configWithout(ruleIds.filter((id) => !ids.has(id)));
  known.set(key, config);
  return config;
}

function configWithout(ids: readonly RuleId[]): Config {
  return parseConfig({ rules: Object.fromEntries(ids.map((id) => [id, { severity: "off" }])) }).config;
}
