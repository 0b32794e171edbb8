import type { PlainFile, RuleFinding } from "../../engine/rule.ts";

/** `exec(arrayOf("sh", "-c", "… $name"))` of languages that put variables into texts with a dollar. */
const shells =
  /\b(?:exec|ProcessBuilder|Process|run|start|execute)\(\s{0,40}(?:\w+\()?\[?\s{0,40}"(?:\/bin\/)?(?:ba|z)?sh",\s{0,40}"-c",\s{0,40}(?<text>"[^"\n]{0,300}\$\{?[a-z])/g;
const withDollars: ReadonlySet<string> = new Set(["kotlin", "groovy", "scala", "dart"]);

/** What anybody may write who can open an issue or a pull request, as GitHub hands it to a workflow. */
const byStrangers =
  /\$\{\{\s{0,9}github\.(?:head_ref|event\.(?:issue|pull_request|comment|review|discussion|head_commit|pages|commits|workflow_run)\.?[\w.*[\]]{0,80}\.?(?:title|body|label|name|message|email|head_branch|ref|page_name|default_branch))\s{0,9}\}\}/g;
/** A key of a step, and how deep it stands: a script goes on in the lines that stand deeper. */
const key = /^(?<indent>[ \t]*(?:- )?)(?<name>[\w-]+):/;
const isScript = /^(?:run|script)$/;

const workflows: ReadonlySet<string> = new Set(["yaml", "github-actions-workflow"]);

const strangers =
  "Whoever writes this text runs commands: it is put into the script before the shell reads it. Hand it over in env, and read the variable.";
const given = "A shell runs data as a command. Start the program itself and pass its arguments.";

/** Whether a text has what stands in each of these commands. */
export function mayHoldCommand(text: string, languageId: string): boolean {
  if (workflows.has(languageId)) return text.includes("github.");
  return withDollars.has(languageId) && text.includes('"-c"');
}

/** Data put into commands, in a text of which only the signs are known. */
export function plainCommands({ withoutComments, languageId }: PlainFile): readonly RuleFinding[] {
  if (!mayHoldCommand(withoutComments, languageId)) return [];
  if (workflows.has(languageId)) return workflowScripts(withoutComments);
  return [...withoutComments.matchAll(shells)].map(({ 0: all, index, groups }) => {
    const end = index + all.length;
    return { start: end - (groups?.text ?? all).length, end, message: given };
  });
}

function workflowScripts(text: string): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  let scriptDepth = Number.POSITIVE_INFINITY;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const { indent = "", name = "" } = key.exec(line)?.groups ?? {};
    if (depth <= scriptDepth) scriptDepth = isScript.test(name) ? indent.length : Number.POSITIVE_INFINITY;
    if (scriptDepth === Number.POSITIVE_INFINITY) continue;
    for (const put of line.matchAll(byStrangers)) {
      const start = index + put.index;
      found.push({ start, end: start + put[0].length, message: strangers });
    }
  }
  return found;
}
