/** Answers whether something is there: from the findings, the imports and the tree, and `no` only where absence is certain. */

import { languageByAlias } from "../../../language/files/languageTable.ts";
import { usesLibrary } from "../../../language/files/libraries.ts";
import { showsConcept } from "../../../language/inventory/concepts.ts";
import { showsConstruct } from "../../../language/inventory/constructs.ts";
import type { Inventory } from "../../../language/inventory/inventory.ts";
import type { FileReading } from "../readFile.ts";
import type { ReadAnswer } from "./answerByReading.ts";
import { countOf, findingTopicOf } from "./findingTopics.ts";
import { isWellKnownLibrary } from "./libraryNames.ts";
import { type PresenceQuestion, readPresenceQuestion } from "./presenceQuestion.ts";

export interface Evidence {
  readonly facts: FileReading;
  /** Undefined where there is no grammar. */
  readonly inventory: Inventory | undefined;
  /** Findings by rule, where the diagnostics ran. */
  readonly findings: ReadonlyMap<string, number> | undefined;
  /** Of a part of a file, that of all of it: what is imported there, or found there, may be for this part or for another. */
  readonly whole?: Evidence;
}

/**
 * How often answers of each kind are right. Of 3,996 about constructs, calls and libraries in 14 packages that nobody had looked
 * at, 3,990 were (JavaScript, TypeScript and Python: `npm run eval presence`); the figures here leave room for other languages
 * and other words. Concepts and findings are measured by `npm run eval classification`.
 */
const confidences = {
  seen: 0.98,
  notSeen: 0.97,
  concept: 0.94,
  noConcept: 0.9,
  imported: 0.98,
  notImported: 0.96,
  finding: 0.9,
  nothingCounted: 0.9,
  impossible: 0.85,
  reached: 0.85,
} as const;

const yes = (confidence: number): ReadAnswer => ({ answer: "yes", confidence });
const no = (confidence: number): ReadAnswer => ({ answer: "no", confidence });
const unsure: ReadAnswer = { answer: "unsure", confidence: 0.5 };

/** Undefined when the question is none about presence, or about something that only the model may know. */
export function answerPresence(question: string, evidence: Evidence): ReadAnswer | undefined {
  const asked = readPresenceQuestion(question);
  const answer = answerPlainly(question, asked, evidence);
  if (asked?.isOfOne && answer?.answer === "yes") return unsure;
  if (!answer || !asked?.isNegated || answer.answer === "unsure") return answer;
  return { ...answer, answer: answer.answer === "yes" ? "no" : "yes" };
}

/** Whether it is there, whatever the question makes of that. */
function answerPlainly(
  question: string,
  asked: PresenceQuestion | undefined,
  evidence: Evidence,
): ReadAnswer | undefined {
  const answer = answerByFindings(question, evidence) ?? (asked && answerThing(asked, evidence));
  if (!evidence.whole || answer?.answer === "yes") return answer;
  const ofWhole = answerPlainly(question, asked, evidence.whole);
  if (ofWhole?.answer === "no") return ofWhole;
  const isShown = answer?.answer === "no" && answer.confidence === confidences.notSeen;
  return answer && (isShown ? answer : unsure);
}

function answerByFindings(
  question: string,
  { findings, inventory, facts }: Evidence,
): ReadAnswer | undefined {
  const topic = findingTopicOf(question);
  if (!topic) return undefined;
  if (findings && countOf(topic, findings) > 0) return yes(confidences.finding);
  const cannotBe =
    inventory &&
    topic.needs?.every((concept) => showsConcept(inventory, concept, facts.libraries) === "absent");
  if (cannotBe) return no(confidences.impossible);
  if (!findings || inventory?.isBroken) return unsure;
  return topic.isCounted ? no(confidences.nothingCounted) : undefined;
}

function answerThing(asked: PresenceQuestion, evidence: Evidence): ReadAnswer | undefined {
  const { facts, inventory } = evidence;
  const { thing } = asked;
  if (asked.isLibrary) return answerLibrary(thing, facts);
  const name = singular(thing);
  if (!asked.isQuoted && inventory && asked.wants !== "call") {
    const shown = showsConstruct(inventory, name);
    if (shown !== undefined) return shown ? yes(confidences.seen) : no(confidences.notSeen);
  }
  const isDefined =
    (asked.wants === "definition" && /^[\w$]*[^s\W]$/.test(thing)) ||
    (asked.wants === "call" && (evidence.whole ?? evidence).inventory?.definitions.has(thing) === true);
  if (asked.isQuoted || isDefined || isCodeName(thing, inventory)) return answerName(asked, evidence);
  const byConcept = inventory && answerConcept(name, inventory, facts);
  return byConcept ?? answerOther(thing, evidence);
}

/** Of what is no concept: a library, or something that is called by a plain word. */
function answerOther(thing: string, { facts, inventory }: Evidence): ReadAnswer | undefined {
  if (usesLibrary(facts.libraries, thing)) return yes(confidences.imported);
  if (isWellKnownLibrary(thing)) return answerLibrary(thing, facts);
  return inventory && isReached(thing, inventory) ? yes(confidences.reached) : undefined;
}

function answerConcept(
  name: string,
  inventory: Inventory,
  { libraries }: FileReading,
): ReadAnswer | undefined {
  const presence =
    showsConcept(inventory, name, libraries) ??
    showsConcept(inventory, name.replace(emptyVerbs, ""), libraries);
  if (presence === "present") return yes(confidences.concept);
  if (presence === "absent") return no(confidences.noConcept);
  return presence === "unknown" ? unsure : undefined;
}

/** Verbs that say no more than that something is used: making requests is using them, writing files is not. */
const emptyVerbs =
  /^(?:make|access|perform|do|touch|query|talk to|connect to|spawn|start|run|execute|call|open|send|parse) /;

/** A method that is called, or a type that is named, by a plain word. */
function isReached(thing: string, { calls, names }: Inventory): boolean {
  if (/^[A-Z]\w+$/.test(thing)) return names.has(thing);
  return (
    /^[a-z][a-z\d]{2,}$/.test(thing) &&
    [...calls].some((call) => call === thing || call.endsWith(`.${thing}`))
  );
}

function answerLibrary(name: string, facts: FileReading): ReadAnswer {
  if (usesLibrary(facts.libraries, name)) return yes(confidences.imported);
  const isReadable = facts.language.language !== undefined && facts.isCode;
  return isReadable && /^@?[\w./:\\-]+$/.test(name) ? no(confidences.notImported) : unsure;
}

/** Functions and objects that every language's users know, and that are plain words. */
const globals = new Set(
  "eval exec compile fetch alert confirm prompt require print input open printf scanf malloc free calloc realloc strcpy gets memcpy sprintf echo die exit include isset unset empty extract sudo curl wget sed awk grep find xargs trap source export puts raise lambda super self this jquery window document navigator process console global arguments undefined var let const goto static final volatile virtual inline extern register typeof instanceof delete void with yield async await defer panic recover make new range unsafe unwrap expect clone transmute assert sizeof memset atoi setjmp longjmp system popen fork".split(
    " ",
  ),
);

/** A name as code has it: with signs or capitals inside, a word of the language, or a function that everybody knows. */
function isCodeName(thing: string, inventory: Inventory | undefined): boolean {
  if (/\s/.test(thing)) return false;
  if (/[a-z\d][A-Z]|[_.$#@:()[\]!?&|<>=+*/-]|^[A-Z]{2,}_/.test(thing))
    return !/^[a-z]+(?:[-/][a-z]+)+$/.test(thing);
  return globals.has(thing) || (inventory?.hasToken(thing) ?? false);
}

function answerName(
  { thing, wants }: PresenceQuestion,
  { facts, inventory }: Evidence,
): ReadAnswer | undefined {
  if (usesLibrary(facts.libraries, thing)) return yes(confidences.imported);
  if (!inventory) return undefined;
  const path = thing
    .replace(/\([^)]*\)$/, "")
    .replace(/::|->|\?\.|\\/g, ".")
    .replace(/^new\s+/, "new ");
  if (isNamed(path, inventory, wants)) return yes(confidences.seen);
  if (wants === "definition") return inventory.isBroken ? unsure : no(confidences.notSeen);
  if (inventory.isBroken || inventory.texts.has(path)) return unsure;
  const last = path.split(".").at(-1) ?? path;
  // A method of that name on something else: whose it is, the file alone does not tell.
  if (inventory.names.has(last) && !isPlainCallOnly(path)) return unsure;
  return no(confidences.notSeen);
}

function isNamed(path: string, inventory: Inventory, wants: PresenceQuestion["wants"]): boolean {
  const { names, calls, paths, definitions, tokens } = inventory;
  if (wants === "definition") return definitions.has(path);
  const holders = ["window", "globalThis", "self", "global", "std", "builtins"];
  const isCalled = [path, `new ${path}`, `${path}!`, ...holders.map((holder) => `${holder}.${path}`)].some(
    (each) => calls.has(each),
  );
  if (isCalled && !(definitions.has(path) && globals.has(path))) return true;
  if (wants === "call") return [...calls].some((call) => call.endsWith(`.${path}`));
  if (tokens.has(path) || paths.has(path)) return true;
  if (
    [...paths, ...calls].some(
      (each) => each.startsWith(`${path}.`) || (each.endsWith(`.${path}`) && !globals.has(path)),
    )
  )
    return true;
  return names.has(path) && !globals.has(path);
}

function isPlainCallOnly(path: string): boolean {
  return globals.has(path);
}

/** `Regular Expressions` → `regular expression`; of several words the last is made singular. */
function singular(thing: string): string {
  const lower = thing.toLowerCase().replace(/\s+/g, " ");
  if (/(?:ss|us|is|js)$/.test(lower) || languageByAlias(lower) !== undefined) return lower;
  return lower
    .replace(/\b(any|a|an|the|some) /g, "")
    .replace(/ies$/, "y")
    .replace(/(ch|sh|x|ss)es$/, "$1")
    .replace(/(?<!s)s$/, "")
    .replace(/^(\w+?)s (?=\w)/, (verb, stem: string) => (actions.has(stem) ? `${stem} ` : verb));
}

const actions = new Set([
  "read",
  "write",
  "access",
  "open",
  "run",
  "make",
  "send",
  "call",
  "parse",
  "spawn",
  "start",
  "execute",
  "print",
  "hash",
  "sort",
]);
