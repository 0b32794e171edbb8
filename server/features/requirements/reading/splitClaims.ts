import { plainWording, withComma } from "./plainWording.ts";
import { carriedFrom, isOrder, lacksSubject, mainVerb, withAuxiliary } from "./verbs.ts";

/** Splits a requirement into what it asks for, one claim each. Pure. */

/** Longer texts are documents. */
const longest = 6_000;
/** More claims than this are not judged one by one. */
const most = 24;

/** References in front of what is asked for: "See #569:", "Ticket 4711:", "As described in section 4.2,". */
const references: readonly RegExp[] = [
  /^\s*(?:\*+|-|•)\s+/,
  /^(?:see |cf\.? |fixes |closes |ref(?:s|erence)?:? )?(?:#\d+|[A-Z][A-Z\d]*-\d+|(?:ticket|issue|story|bug|req(?:uirement)?|case) #?[\w.-]*\d[\w.-]*)(?: ?\([^)]*\))?\s*[:,–—-]\s+/i,
  /^(?:as (?:described|defined|specified|required|stated|laid down|agreed|shown)(?: \w+){0,3} (?:in|by)|according to|since|as of|in line with|per|following|pursuant to|for compliance with|under) (?:the )?(?:section|chapter|article|version|release|appendix|annex|figure|table|clause|paragraph|RFC|ISO|§|page|GDPR|spec\w*|standard|step|rule)s?\b[^,]*?,\s+/i,
  /^as an? [\w -]{2,40}?,? I (?:want|need|would like|expect|can)(?: that| to have)?\s+/i,
  /^(?:acceptance criteri(?:on|a)|note|requirement|rule|story|scenario)\s*\d*\s*:\s+/i,
];
const trailers: readonly RegExp[] = [
  /(?<!\s)\s*\((?:see|cf\.?|ported from|from|ref\.?|fixes|closes|as in|e\.g\.|i\.e\.|compare)\b[^)]*\)/gi,
  /(?<!\s)\s*\[[^\]]*\d[^\]]*\](?=\s*\.?\s*$)/g,
  /,? so that [^.;]*(?=[.;]|$)/gi,
  /,? because [^.;]*(?=[.;]|$)/gi,
];

/** Where one sentence ends and the next begins. */
const sentenceBorder = /(?<=[^.][.!?]) (?=["'`([]?[\p{Lu}\d])| ?; ?/u;
/** Where one claim of a sentence may end and the next begin. */
const joints =
  /(,?) (?:and|but|or else),? (?:then |also )?|(,) (?=(?:and |but )?(?:otherwise|else|others|anything else|everything else)\b)|(,) (?=[a-z])/g;

/** What only explains: "(1 MB = 1,048,576 bytes)", "(our chart does that)", "(base64!)". */
const explanation = /=|\b(?:we|our|us|they)\b|^[\w-]+[!?]?$/i;

/** The claims of a requirement in order, as text. */
export function splitClaims(text: string): string[] {
  const flat = plainWording(text.slice(0, longest).replace(/\s+/g, " ").trim());
  const plain = trailers
    .reduce((rest, pattern) => rest.replace(pattern, ""), flat)
    .replace(/ ?\(([^()]*)\)/g, (whole, inner: string) => (explanation.test(inner) ? "" : whole));
  const claims = withoutReference(plain)
    .split(sentenceBorder)
    .map(withComma)
    .flatMap(claimsOfSentence)
    .filter((part) => /\p{L}{2}/u.test(part));
  return claims.flatMap(splitEnumeration).flatMap(splitSubjects).slice(0, most);
}

const leadingCondition =
  /^((?:if|when|whenever|once|in case|as soon as|while|as long as|unless|for|with|without|on|upon|after|before|until|during|given)\b[^,;:]{3,160}),\s*(?:then\s+)?/i;
const markers = /\b(?:if|when|whenever|once|unless|where|while|until|that|which|who|whose)\b/i;
const own = /\b(?:if|when|whenever|once|unless|otherwise|else|after|as soon as|only)\b/i;
const otherwise = /^(?:and |but )?(?:otherwise|else|others|anything else|everything else)\b/i;

/** The clauses of a sentence; what one takes over from the one before it is written out. */
function clausesOf(sentence: string): string[] {
  const condition = leadingCondition.exec(sentence)?.[0] ?? "";
  const main = sentence.slice(condition.length);
  const clauses: string[] = [];
  let at = 0;
  for (const joint of main.matchAll(joints)) {
    const clause = withCarried(clauses.at(-1), main.slice(at, joint.index));
    const next = main.slice(joint.index + joint[0].length);
    if (!isBorder(clause, joint, next)) continue;
    clauses.push(clause);
    at = joint.index + joint[0].length;
  }
  clauses.push(withCarried(clauses.at(-1), main.slice(at)));
  return clauses.map((clause, index) =>
    condition === "" || (index > 0 && own.test(clause)) ? clause : `${condition}${clause}`,
  );
}

function withCarried(before: string | undefined, clause: string): string {
  const whole = before === undefined ? undefined : withAuxiliary(before, clause);
  if (whole !== undefined) return whole;
  const carried = before === undefined ? undefined : carriedFrom(before, clause);
  return carried === undefined || carried === "" ? clause : `${carried} ${clause}`;
}

/** Whether what stands on both sides of a joint are clauses of their own. */
function isBorder(clause: string, joint: RegExpExecArray, next: string): boolean {
  if (otherwise.test(next)) return true;
  if (/\b(?:upper|lower|leading|trailing|small|capital)$/i.test(clause)) return false;
  const at = mainVerb(clause);
  if (at === undefined && !isOrder(clause)) return false;
  const isComma = joint[0].startsWith(",");
  // "When its name is long and its owner is a guest": what is joined belongs to the condition.
  const isOpen = markers.test(clause.slice(at ?? 0)) && !isComma;
  const carried = carriedFrom(clause, next) ?? withAuxiliary(clause, next);
  if (joint[3] !== undefined)
    return (carried !== undefined || isWholeClause(next)) && !markers.test(clause.slice(at ?? 0));
  if (carried !== undefined) return !isOpen;
  return (
    !isOpen && (mainVerb(next.split(/,\s|\sand\s|\sbut\s/)[0] ?? "") !== undefined || startsAnew.test(next))
  );
}

/** "…, an unknown one is an error": behind a comma alone, with a subject and a verb of its own. */
function isWholeClause(next: string): boolean {
  const [first = ""] = next.split(/,\s|\sand\s|\sbut\s|\sor\s/);
  return /^(?:an?|the|every|each|nobody|nothing)\b/i.test(first) && mainVerb(first) !== undefined;
}

/** A clause whose verb is not known: "nothing is", "only then". */
const startsAnew = /^(?:it|they|this|nothing|nobody|there|if|when|unless|only)\b/i;

/** What a sentence is about, in front of a colon: "List endpoint: the size is 20 by default." */
const topic = /^((?:[\p{L}\d][\w'-]*)(?: [\w'()-]+){0,6}):\s+(\S.*)$/u;

/** The topic is the subject of what has none, and is left out where there is one. */
function withTopic(sentence: string): string {
  const [, about = "", rest = ""] = topic.exec(sentence) ?? [];
  if (about === "" || mainVerb(about) !== undefined) return sentence;
  if (lacksSubject(rest)) return `${about} ${rest}`;
  if (/^(?:\d|at (?:least|most)\b|up to\b|no more\b|between\b)/i.test(rest)) return `${about} have ${rest}`;
  return mainVerb(rest) === undefined ? sentence : rest;
}

/** A clause in brackets is one more clause. */
function withoutBrackets(sentence: string): string[] {
  const added: string[] = [];
  const plain = sentence.replace(/ ?\(([^()]{8,})\)/g, (whole, inner: string) => {
    if (mainVerb(inner) === undefined) return whole;
    added.push(inner);
    return "";
  });
  return [plain, ...added];
}

function claimsOfSentence(given: string): string[] {
  const [plain = "", ...added] = withoutBrackets(given);
  return [...clausesOf(withTopic(plain)), ...added].map((part) => part.trim().replace(/(?<![.!])[.!]+$/, ""));
}

function withoutReference(text: string): string {
  let rest = text;
  for (let round = 0; round < 3; round++) {
    const before = rest;
    for (const pattern of references) rest = rest.replace(pattern, "");
    if (rest === before) break;
  }
  return rest === "" ? text : rest;
}

/** What becomes of the things that are listed in front of the verb. */
const fate =
  /\b(?:errors?|reject\w*|refus\w*|invalid|accepted|allowed|fine|ignored|skipped|removed|dropped|[45]\d\d|throws?|thrown|rais\w+|exceptions?|not (?:valid|allowed))\b/i;
const listed = /, (?:or |and )?| (?:or|and) /;

/** "A missing name, an unknown unit or an empty text is an error": the same is said of each. */
function splitSubjects(text: string): string[] {
  const at = mainVerb(text);
  if (at === undefined || markers.test(text)) return [text];
  const [subject, predicate] = [text.slice(0, at).trim(), text.slice(at)];
  const items = subject.split(listed);
  const isList =
    items.length > 1 &&
    items.every((item) => /^(?:an?|no|the|any|every)\s+\w+/i.test(item)) &&
    fate.test(predicate);
  return isList
    ? items.map((item) => `${item.charAt(0).toUpperCase()}${item.slice(1)} ${predicate}`)
    : [text];
}

const demand =
  /^(.*?\b(?:needs?|must (?:have|contain|include)|has|have|contains?|includes?|requires?|consists? of)\b)(.*)$/i;

/** "At least 8 characters, an upper-case letter and a digit": each is a claim of its own, with the same subject. */
function splitEnumeration(text: string): string[] {
  const [, head, list] = demand.exec(text) ?? [];
  if (head === undefined || list === undefined) return [text];
  const items = list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+(?=(?:an?|at least|one|no|the) )/i)
    .filter((item) => item.trim() !== "");
  const isList =
    items.length > 1 &&
    items.every((item) => /^\s*(?:an?|at least|at most|one|two|no|the|\d+)\b/i.test(item));
  return isList ? items.map((item) => `${head} ${item.trim()}`) : [text];
}
