import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Effect, Path } from "../../../../language/program/machine/path.ts";
import { keyOf } from "../../../../language/program/values/value.ts";
import { isFinal, isManager } from "../../../../language/roles/resources.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

const inEveryCase =
  /\b(?:always|in (?:every|any|all) cases?|even (?:if|when)|on (?:every|all) paths?|no matter|whatever happens|also (?:if|when) (?:it|an? \w+|the \w+) fails|regardless|in the end|under all circumstances)\b/i;
/** What people call it, and what code calls: what is closed is released, and the other way round. */
const verbs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:clos|releas|unlock|fre|dispos|given back|hand(?:ed|s) back)(?:e|es|ed|ing|ked|king)?\b/i,
    /^(?:f?close|curl_close|Close|dispose|Dispose|DisposeAsync|CloseAsync|end|shutdown|disconnect|release|Release|unlock|Unlock|RUnlock|free|Free|ReleaseMutex|Exit)$/,
  ],
  [
    /\b(?:delet|remov|clean)\w*/i,
    /^(?:delete|remove|Remove|RemoveAll|unlink|unlinkSync|rm|rmSync|Delete|delete_file|remove_file|deleteIfExists|cleanup|rmtree|remove_dir_all)$/,
  ],
];

/** Judges whether something is released on every way out of a function. */
export function checkResource(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (!inEveryCase.test(claim.text) || claim.outcome?.kind === "reject") return undefined;
  const verb = verbs.find(([word]) => word.test(claim.text));
  if (!verb) return undefined;
  const [one, ...others] = code.functions.flatMap((fn) => judge(claim, verb[1], fn) ?? []);
  return one && others.length === 0 ? { ...one, phrase: claim.text } : undefined;
}

function judge(claim: Claim, name: RegExp, fn: RunFunction): ClaimFinding | undefined {
  const { all, isComplete } = fn.paths;
  const isRelease = (effect: Effect) => name.test(effect.name) || unlocks(effect);
  const releases = all.flatMap(({ effects }) => effects.filter(isRelease));
  const [release] = releases;
  if (!release) return undefined;
  const isSafe = isAlwaysRun(release.node);
  if (!isComplete && !isSafe) return undefined;
  const opened = all.filter((path) => isOpen(path, release));
  const without = opened.filter(({ effects }) => !effects.some(isRelease));
  if (without.length > 0)
    return isWrong(
      "resource",
      `“${claim.text}” is asked for, but there is a way out before “${excerpt(release.node)}”.`,
      release.node,
    );
  if (isSafe) return isMet("resource", release.node);
  // In Go what fails says so; elsewhere any call may leave the function.
  if (/\berror\b/.test(fn.definition.returns)) return isMet("resource", release.node);
  const before = opened.some(({ effects }) => callsBetween(effects, release).length > 0);
  return before
    ? isWrong(
        "resource",
        `“${claim.text}” is asked for; if something fails before “${excerpt(release.node)}”, it is not reached.`,
        release.node,
      )
    : undefined;
}

/** `flock(file, LOCK_UN)`. */
function unlocks({ name, args }: Effect): boolean {
  return (
    /^(?:flock|lockf)$/i.test(name) && args.some((value) => /\b(?:LOCK_UN|F_ULOCK)\b/.test(keyOf(value)))
  );
}

/** What is released: what the call is made on, or what it is given: `file.close()`, `fclose($handle)`. */
function handleOf({ key, args }: Effect): string {
  const base = key.split(".").slice(0, -1).join(".");
  const [first] = args;
  return base === "" && first?.kind === "unknown" ? first.key : base;
}

/** Whether the thing had been opened: it was got, and the call that opens it did not fail. */
function isOpen({ decisions, effects }: Path, release: Effect): boolean {
  const handle = handleOf(release);
  const isGot = effects.some(
    ({ kind, args }) =>
      kind === "assign" &&
      args.some((value) => handle.startsWith(keyOf(value)) || keyOf(value).startsWith(`${handle}(`)),
  );
  if (isAlwaysRun(release.node) && handle !== "" && !isGot) return false;
  return !decisions.some(({ key, value }) => failsToOpen(key, value, release, handle));
}

function failsToOpen(key: string, value: boolean, release: Effect, handle: string): boolean {
  if (key === handle) return !value;
  if (key === `${handle} == null`) return value;
  const opener = /^(?:err\((.*)\) == null|throws (.*)|fails (.*))$/.exec(key);
  const call = opener?.[1] ?? opener?.[2] ?? opener?.[3];
  const failed = opener?.[1] === undefined ? value : !value;
  if (call === undefined || !failed) return false;
  return (
    release.key.startsWith(call) ||
    release.args.some((argument) => argument.kind === "unknown" && argument.key.startsWith(call))
  );
}

/** Calls that come between the opening and the release, and might fail. */
function callsBetween(effects: readonly Effect[], release: Effect): Effect[] {
  const at = effects.findIndex(({ node }) => node.start === release.node.start);
  const base = release.key.split(".").slice(0, -1).join(".");
  const opened = effects.findIndex(
    ({ kind, key }) => kind === "call" && base.startsWith(key.split("(")[0] ?? key),
  );
  return effects
    .slice(opened + 1, Math.max(at, 0))
    .filter(({ kind, name }) => kind === "call" && !/log|info|debug|print/i.test(name));
}

/** Inside `finally`, `defer`, `ensure`, or of what is closed by itself. */
function isAlwaysRun(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at; at = at.parent)
    if (isFinal(at) || isManager(at)) return true;
  return false;
}
