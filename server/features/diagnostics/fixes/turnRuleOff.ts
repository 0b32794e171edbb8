import { applyEdits, modify, type ParseError, parse } from "jsonc-parser";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { RuleId } from "../../../contract/config.ts";
import type { Workspace } from "../../../contract/ports.ts";
import { settingsFileName } from "../../../contract/settingsFile.ts";

/** An edit of `.inkling.json` that turns a rule off for the workspace; the file's comments and layout stay. */
export async function turnRuleOff(
  rule: RuleId,
  uri: string,
  workspace: Pick<Workspace, "roots" | "document">,
): Promise<WorkspaceEdit | undefined> {
  const root = workspace.roots.find((folder) => uri.startsWith(`${folder.replace(/\/$/, "")}/`));
  if (root === undefined) return undefined;
  const settingsUri = `${root.replace(/\/$/, "")}/${settingsFileName}`;
  const settings = await workspace.document(settingsUri);
  const text = settings?.getText() ?? "";
  const changed = withRuleOff(text, rule);
  if (changed === undefined) return undefined;
  const whole = TextDocument.create(settingsUri, "jsonc", 0, text);
  const edits = [
    { range: { start: { line: 0, character: 0 }, end: whole.positionAt(text.length) }, newText: changed },
  ];
  const create = settings
    ? []
    : [{ kind: "create" as const, uri: settingsUri, options: { ignoreIfExists: true } }];
  return { documentChanges: [...create, { textDocument: { uri: settingsUri, version: null }, edits }] };
}

/** The settings' text with the rule turned off; undefined when the text is not an object of settings. */
export function withRuleOff(text: string, rule: RuleId): string | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (
    errors.length > 0 ||
    (value !== undefined && (typeof value !== "object" || value === null || Array.isArray(value)))
  )
    return undefined;
  const path = isObjectAt(value, ["rules", rule]) ? ["rules", rule, "severity"] : undefined;
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes("\r\n") ? "\r\n" : "\n" };
  const edits = modify(text, path ?? ["rules", rule], path ? "off" : { severity: "off" }, {
    formattingOptions,
  });
  const changed = applyEdits(text, edits);
  return changed.endsWith("\n") ? changed : `${changed}\n`;
}

function isObjectAt(value: unknown, path: readonly string[]): boolean {
  let inner: unknown = value;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null) return false;
    inner = new Map<string, unknown>(Object.entries(inner)).get(key);
  }
  return typeof inner === "object" && inner !== null;
}
