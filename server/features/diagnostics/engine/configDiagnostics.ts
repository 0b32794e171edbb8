import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Config, machineScoped } from "../../../contract/config.ts";
import { isNestedTooDeeply } from "../../../contract/isNestedTooDeeply.ts";
import { type ConfigProblem, parseConfig } from "../../../contract/parseConfig.ts";
import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";
import type { ShownSeverity } from "./shownSeverity.ts";

/**
 * Finds what is wrong in a settings file, each at its place: text that is not JSON, unknown keys, wrong values.
 * @param severity of one wrong setting; what makes the whole file unreadable is an error
 */
export function findConfigProblems(
  document: TextDocument,
  severity: ShownSeverity = "warning",
): readonly Finding[] {
  const text = document.getText();
  const report = (start: number, end: number, message: string, gravity = severity): Finding => ({
    rule: "invalid-configuration",
    severity: gravity,
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    message,
    tier: "heuristic",
    confidence: 1,
    related: [],
  });
  if (isNestedTooDeeply(text))
    return [report(0, 0, "These settings are nested too deeply to be read.", "error")];
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const syntax = errors.map(({ error, offset, length }) =>
    report(offset, offset + length, `This is not JSON: ${inWords(printParseErrorCode(error))}.`, "error"),
  );
  if (!root) return syntax;
  const value = plainValue(root);
  const forbidden = (root.children ?? [])
    .map((property) => property.children?.[0])
    .filter((key) => key !== undefined)
    .filter((key) => machineScoped.includes(String(key.value)))
    .map((key) =>
      report(
        key.offset,
        key.offset + key.length,
        `A workspace cannot set “${key.value}”: set it in the editor's own settings.`,
      ),
    );
  const wrong = parseConfig(value).problems.map((problem) => {
    const { offset, length } = placeOf(root, problem);
    return report(offset, offset + length, problem.message, root.type === "object" ? severity : "error");
  });
  return [...syntax, ...forbidden, ...wrong].sort(
    ({ range: { start: one } }, { range: { start: other } }) =>
      one.line - other.line || one.character - other.character,
  );
}

/** A settings file examined as the other files of a scan are. Its comments suppress nothing. */
export function examineSettings(document: TextDocument, config: Config): Examination {
  const { severity } = config.rules["invalid-configuration"];
  const findings = severity === "off" ? [] : findConfigProblems(document, severity);
  return {
    findings: findings.map((finding) => ({ ...finding, related: [], doubt: undefined })),
    suppressions: [],
    sequence: { hashes: new Uint32Array(0), lines: new Uint32Array(0) },
  };
}

/** The node a problem is about; for an unknown key the key itself, for a missing value what should hold it. */
function placeOf(root: Node, { path, isUnknownKey = false }: ConfigProblem): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    return (isUnknownKey && length === path.length ? node.parent?.children?.[0] : undefined) ?? node;
  }
  return root;
}

/** The value of a node, built of it alone, so that text that is broken elsewhere still counts. */
function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).flatMap(({ children = [] }): [string, unknown][] => {
    const [key, value] = children;
    return key && value ? [[String(key.value), plainValue(value)]] : [];
  });
  return Object.fromEntries(entries);
}

/** `PropertyNameExpected` → `property name expected`. */
function inWords(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
