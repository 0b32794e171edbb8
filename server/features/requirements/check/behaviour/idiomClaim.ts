import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Path } from "../../../../language/program/machine/path.ts";
import type { Expression } from "../../../../language/program/program.ts";
import { keyOf } from "../../../../language/program/values/value.ts";
import { isCall, readCall } from "../../../../language/roles/calls.ts";
import { splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import { findSorts } from "../../code/sorts.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import { elements, itemsOf, runList } from "../../samples/listRuns.ts";
import { samplersOf } from "../../samples/sampler.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

/** Something that code does in a way of its own, and how people ask for it. */
interface Idiom {
  readonly words: RegExp;
  /** Words that ask for something else as well. */
  readonly not?: RegExp;
  find(code: ProgramCode, claim: Claim): ClaimFinding | undefined;
}

const idioms: readonly Idiom[] = [
  {
    words:
      /\b(?:duplicates?|doubles?|double entries|repeated|repetitions?|repeats)\b[^.]*\b(?:removed?|drop(?:ped|s)?|filter(?:ed)?(?: out)?|ignored?|skipped|left out|eliminated|omitted|discarded|collapsed|merged|deleted)\b|\b(?:removes?|drops?|filters?(?: out)?|ignores?|skips?|eliminates?|discards?) (?:all )?(?:duplicates?|doubles?|repeated|repetitions)\b|\b(?:(?:only|just|at most)|(?:stored|kept|listed|shown|counted|saved)) once\b|\bno duplicates\b|\b(?:are|is|must be|be) (?:unique|distinct)\b/i,
    not: /\b(?:error|reject|refus|throw|rais|conflict|order|sort)/i,
    find: findUnique,
  },
  {
    words:
      /\b(?:case[- ]insensitiv\w*|regardless of case|ignor(?:e|es|ing|ed) (?:the )?(?:upper|lower|case|capital)\w*|(?:capital|upper|lower)[- ]?(?:case)? ?(?:letters|and lower|or lower)?[^.]*(?:no difference|does not matter|doesn't matter|do not matter|is ignored|are ignored)|differ only in case|case (?:is ignored|does not matter|doesn't matter|makes no difference)|no matter (?:how|whether)[^.]*(?:case|capital))\b/i,
    find: findCaseless,
  },
  {
    words:
      /\b(?:(?:white ?space|spaces?|blanks?)\b[^.]*\b(?:around|at (?:the |either |both )?(?:start|end|ends|beginning|side)|either end|both ends|surrounding|before and after)|leading (?:and|or) trailing|surrounding (?:white ?space|spaces|blanks)|trim(?:s|med)?)\b/i,
    find: findTrim,
  },
  {
    words: /\b(?:starts?|begins?) with\b/i,
    not: /\b(?:ends?|error|reject|refus|throw|rais)/i,
    find: (code, claim) =>
      findEdge(
        code,
        claim,
        /^(?:startsWith|StartsWith|starts_with|startswith|HasPrefix|start_with\?|str_starts_with)$/,
        /^(?:endsWith|EndsWith|ends_with|endswith|HasSuffix|end_with\?|str_ends_with)$/,
      ),
  },
  {
    words: /\bends? (?:with|in)\b/i,
    not: /\b(?:starts?|begins?|error|reject|refus|throw|rais)/i,
    find: (code, claim) =>
      findEdge(
        code,
        claim,
        /^(?:endsWith|EndsWith|ends_with|endswith|HasSuffix|end_with\?|str_ends_with)$/,
        /^(?:startsWith|StartsWith|starts_with|startswith|HasPrefix|start_with\?|str_starts_with)$/,
      ),
  },
];

/** Judges claims about what code does in well-known ways: removing duplicates, ignoring case, trimming. */
export function checkIdiom(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (claim.limits.some(({ relation }) => relation !== "exactly")) return undefined;
  // What is returned for what is more than the idiom.
  if (
    claim.quotes.length > 1 ||
    (claim.outcome &&
      claim.outcome.kind !== "accept" &&
      !/\btrue\b.*\b(?:starts?|begins?|ends?)\b/i.test(claim.text))
  )
    return undefined;
  if (
    /\b(?:not|never|no longer|without) (?:be |being )?(?:trim|remov|drop|ignor|filter|skip)/i.test(claim.text)
  )
    return undefined;
  const asked = idioms.filter(({ words, not }) => words.test(claim.text) && !not?.test(claim.text));
  const found = asked.map((idiom) => findIdiom(idiom, claim, code));
  if (foldsTooLate(asked, found)) return undefined;
  // Of several that are asked for none may be missing.
  return (
    found.find((each) => each?.state === "contradicted") ?? (found.includes(undefined) ? undefined : found[0])
  );
}

/** Whether things are made alike only after those that were alike had been dropped. */
function foldsTooLate(asked: readonly Idiom[], found: readonly (ClaimFinding | undefined)[]): boolean {
  const nodeOf = (find: Idiom["find"]) => found[asked.findIndex((idiom) => idiom.find === find)]?.nodes[0];
  const [unique, folded] = [nodeOf(findUnique), nodeOf(findCaseless)];
  return unique !== undefined && folded !== undefined && folded.start > unique.end;
}

function findIdiom({ words, find }: Idiom, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [phrase = ""] = words.exec(claim.text) ?? [];
  const found = losesAll(code) ? undefined : find(code, claim);
  return found && (found.state !== "met" || isAbout(claim, phrase, found.nodes, code))
    ? { ...found, phrase }
    : undefined;
}

/**
 * Whether what a claim is about is named where the idiom stands: the name may be trimmed, and the address not. What the
 * code has no word for may be called otherwise.
 */
function isAbout(claim: Claim, phrase: string, nodes: readonly SyntaxNode[], code: ProgramCode): boolean {
  const subjects = wordsOf(claim.text.replace(phrase, " "));
  const [definition, ...others] = code.functions.map((fn) => fn.definition);
  if (!definition || others.length > 0 || subjects.length === 0) return true;
  const named = new Set(splitWords(definition.node.text).map(stem));
  const known = subjects.filter((word) => named.has(word));
  const beside = new Set(nodes.flatMap((node) => splitWords(`${definition.name} ${lineOf(node)}`)).map(stem));
  return known.length === 0 || known.some((word) => beside.has(word));
}

function lineOf({ source, start, end }: SyntaxNode): string {
  const last = source.indexOf("\n", end);
  return source.slice(source.lastIndexOf("\n", start - 1) + 1, last < 0 ? undefined : last);
}

const uniqueCalls =
  /^(?:dict\.fromkeys|set|Set|new Set|HashSet|LinkedHashSet|distinct|Distinct|DistinctBy|distinctBy|uniq|uniq!|unique|array_unique|dedup|dedup_by_key|Compact|ToHashSet|toSet|toHashSet|frozenset|OrderedSet|TreeSet|BTreeSet|IndexSet|_\.uniq|_\.uniqBy|lodash\.uniq|slices\.Compact)$/;

/** Calls that look at neighbours alone: in Rust, Go, and C++. */
const neighbours = /^(?:(?:slices\.)?Compact\w*|(?:.*\.)?dedup\w*|std[:.]+unique)$/;

/** Whether equal things lie side by side for such a call: all is sorted before by what is compared, the things themselves. */
function seesAll(call: Expression, code: ProgramCode): boolean {
  if (call.kind !== "call" || !(neighbours.test(pathOf(call.callee)) || neighbours.test(lastOf(call.callee))))
    return true;
  const [sort, ...others] = findSorts(code);
  const isPlain = call.args.every(({ value }) => value.kind !== "function");
  return isPlain && sort?.key === "" && others.length === 0 && sort.node.start < call.node.start;
}

function findUnique(code: ProgramCode): ClaimFinding | undefined {
  const made = code.expressions.find(
    (each) =>
      each.kind === "call" &&
      (uniqueCalls.test(pathOf(each.callee)) || uniqueCalls.test(lastOf(each.callee))) &&
      each.args.length > 0 &&
      seesAll(each, code),
  );
  const chained = code.expressions.find(
    (each) =>
      each.kind === "call" &&
      /^(?:distinct|Distinct|uniq|unique|dedup|toSet|ToHashSet)$/.test(lastOf(each.callee)) &&
      seesAll(each, code),
  );
  // Something is added only where it was not seen before.
  const guarded = code.functions.flatMap(({ paths: { all } }) =>
    all.filter((path) => addsUnseen(path, all)),
  )[0];
  // `filter(|x| seen.insert(x))`: a set tells whether it was new.
  const hasSet = code.expressions.some(
    (each) => each.kind === "call" && /(?:Set\.new|Set|set)$/.test(pathOf(each.callee)),
  );
  const told = code.expressions.find(
    (each) =>
      each.kind === "call" &&
      /^(?:filter|retain|Where|filter_map|removeIf)$/.test(lastOf(each.callee)) &&
      each.args.some(({ value }) => value.kind === "function" && [...value.node.descendants()].some(adds)),
  );
  const returned = made ?? chained ?? (hasSet ? told : undefined);
  if (returned) return isMet("idiom", returned.node);
  const inserted = code.functions
    .flatMap(({ paths }) => paths.all)
    .flatMap(({ decisions }) => decisions)
    .find(({ key }) => /\.(?:insert|add|Add)\(|\.(?:insert|add|Add)$/.test(key));
  const node = guarded?.decisions.find(({ key }) => key.startsWith("has("))?.node ?? inserted?.node;
  return node && isMet("idiom", node);
}

/** Whether a function that is run with two different things keeps neither. */
function losesAll({ functions, program }: ProgramCode): boolean {
  return functions
    .flatMap(({ definition }) => samplersOf(program, definition, ["texts", "numbers"]))
    .some((sampler) => itemsOf(runList(sampler, elements(sampler)))?.length === 0);
}

/** Whether a way adds what was not seen, and more than where it was seen. */
function addsUnseen(path: Path, all: readonly Path[]): boolean {
  const asked = path.decisions.find(({ key, value }) => key.startsWith("has(") && !value);
  const added = ({ effects }: Path) =>
    effects.filter(({ kind }) => kind === "grow" || kind === "call").length;
  const seen = all.filter(({ decisions }) => decisions.some(({ key, value }) => key === asked?.key && value));
  return asked !== undefined && added(path) > 0 && seen.every((other) => added(other) < added(path));
}

const folds =
  /^(?:lower|upper|casefold|toLowerCase|toUpperCase|ToLower|ToUpper|to_lowercase|to_uppercase|to_ascii_lowercase|ToLowerInvariant|ToUpperInvariant|toLocaleLowerCase|downcase|strtolower|mb_strtolower|equalsIgnoreCase|EqualFold|eq_ignore_ascii_case|strcasecmp|casecmp\??|IgnoreCase)$/;

function findCaseless(code: ProgramCode): ClaimFinding | undefined {
  const fold = code.expressions.find((each) => each.kind === "call" && folds.test(lastOf(each.callee)));
  const named = code.expressions.find(
    (each) => each.kind === "member" && /IgnoreCase|CASE_INSENSITIVE|IGNORECASE/.test(each.name),
  );
  if (fold ?? named) {
    const compared = equalities(code);
    // One side alone folded is a mistake, or the other is in lower case already.
    const isHalf = compared.some(
      ({ key }) => (key.match(/\b(?:lower|upper)\(/g)?.length ?? 0) === 1 && !/"/.test(key),
    );
    return isHalf ? undefined : isMet("idiom", (fold ?? named)?.node);
  }
  const [only, ...others] = equalities(code);
  const isAllSeen =
    only &&
    others.length === 0 &&
    code.functions.length === 1 &&
    /^(?:[\w.]|trim\([\w.]+\))+ == (?:[\w.]|trim\([\w.]+\))+$/.test(only.key);
  return isAllSeen
    ? isWrong("closed", `“${excerpt(only.node)}” tells capital letters from small ones.`, only.node)
    : undefined;
}

function equalities(code: ProgramCode): { key: string; node: SyntaxNode }[] {
  return code.functions.flatMap(({ decisions }) =>
    decisions.filter(({ key }) => / == (?!null|\d|true|false)/.test(key)),
  );
}

function findTrim(code: ProgramCode, claim: Claim): ClaimFinding | undefined {
  const trimmed = code.functions
    .flatMap(({ paths }) => paths.all)
    .find((path) => used(path).some((key) => key.includes("trim(")));
  const call = code.expressions.find(
    (each) => each.kind === "call" && /^(?:trim|strip|Trim|TrimSpace)$/.test(lastOf(each.callee)),
  );
  if (!trimmed || !call || /\band\b.*\bcollaps|internal|inner|between words/i.test(claim.text))
    return undefined;
  return isMet("idiom", call.node);
}

/** Keys of what a path returns, hands on, assigns or decides by. */
function used({ ending, effects, decisions }: Path): string[] {
  return [
    ...("value" in ending ? [keyOf(ending.value)] : []),
    ...effects.flatMap(({ args, named }) => [...args, ...named.values()].map(keyOf)),
    ...decisions.map(({ key }) => key),
  ];
}

/** A test of one end of a text that is all a function does. */
function findEdge(code: ProgramCode, claim: Claim, wanted: RegExp, other: RegExp): ClaimFinding | undefined {
  const calls = code.expressions.flatMap((each) => (each.kind === "call" ? [each] : []));
  const [only] = calls;
  if (!only || calls.length !== 1 || !/\btrue\b|\btells?\b|\bwhether\b|\bchecks?\b/i.test(claim.text))
    return undefined;
  if (wanted.test(lastOf(only.callee))) return isMet("idiom", only.node);
  return other.test(lastOf(only.callee))
    ? isWrong("idiom", `“${excerpt(only.node)}” looks at the other end.`, only.node)
    : undefined;
}

function lastOf(callee: Expression): string {
  return callee.kind === "name" || callee.kind === "member" ? callee.name : "";
}

function pathOf(callee: Expression): string {
  if (callee.kind === "name") return callee.name;
  return callee.kind === "member" ? `${pathOf(callee.object)}.${callee.name}` : "";
}

/** Puts something into a set or a list. */
function adds(node: SyntaxNode): boolean {
  return isCall(node) && /^(?:insert|add|Add)$/.test(readCall(node)?.name ?? "");
}
