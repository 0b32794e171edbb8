import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

const PATIENCE_MS = 25_000;
const POLL_MS = 50;

/** Opens a file of the copied examples and gives it the focus. */
export async function openExample(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("The suite needs the example workspace.");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  return vscode.window.showTextDocument(document);
}

/** Undoes what a test has typed, so that files on disk stay as they were. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** A new document in an editor. */
export async function showText(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await openText(language, content));
}

/** A new document. It may be given the name of one that is still being closed, and then has its text as well. */
export function openText(language: string, content: string): Promise<vscode.TextDocument> {
  return eventually("a document with the text that was asked for", async () => {
    const document = await vscode.workspace.openTextDocument({ language, content });
    return document.getText() === content && document.languageId === language ? document : undefined;
  });
}

/** Types as a person does, key by key, through the editor's own typing command. */
export async function type(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand("type", { text: key });
}

/** Moves the cursor to where `marker` ends. */
export function placeCursorAfter(editor: vscode.TextEditor, marker: string): vscode.Position {
  const at = editor.document.getText().indexOf(marker);
  if (at < 0) throw new Error(`${editor.document.fileName} does not contain ${marker}`);
  const position = editor.document.positionAt(at + marker.length);
  editor.selection = new vscode.Selection(position, position);
  return position;
}

/** Polls until `probe` gives something; fails with `what` after a while. */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const limit = Date.now() + patienceMs;
  for (;;) {
    const result = await probe();
    if (result !== undefined) return result;
    if (Date.now() > limit) throw new Error(`Not within ${patienceMs} ms: ${what}`);
    await delay(POLL_MS);
  }
}

/** Asks for ghost text and accepts it. The text that this added, undefined when none was shown within two seconds. */
export async function acceptGhostText(editor: vscode.TextEditor): Promise<string | undefined> {
  // While the text is the same, VS Code repeats its last answer instead of asking again.
  await type(" ");
  await vscode.commands.executeCommand("deleteLeft");
  await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
  return acceptShownGhostText(editor);
}

/** Accepts the ghost text that appears by itself within two seconds. */
export async function acceptShownGhostText(editor: vscode.TextEditor): Promise<string | undefined> {
  const before = editor.document.getText();
  const at = editor.document.offsetAt(editor.selection.active);
  for (let attempt = 0; attempt < 10; attempt++) {
    await delay(POLL_MS * 4);
    await vscode.commands.executeCommand("editor.action.inlineSuggest.commit");
    const after = editor.document.getText();
    if (after !== before) return after.slice(at, after.length - (before.length - at));
  }
  return undefined;
}

/** The language server's process: the child of this extension host that runs our server. */
export function serverProcesses(): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return table.split("\n").flatMap((row) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
    return Number(parent) === process.pid && /dist[\\/]server\.js/.test(command) ? [Number(pid)] : [];
  });
}

/** Messages of Inkling's diagnostics, with their rules. */
export function findings(document: vscode.TextDocument): { rule: string; message: string; line: number }[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "inkling")
    .map(({ code, message, range }) => {
      const rule = typeof code === "object" ? code.value : code;
      return { rule: String(rule), message, line: range.start.line + 1 };
    });
}
