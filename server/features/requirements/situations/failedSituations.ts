import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { wordsOf } from "../reading/claims.ts";
import { lessIn, onlyOne, type Situation, sideOf } from "./decisions.ts";

const mismatch =
  /\b(?:wrong|incorrect|bad|false|not (?:correct|right|matching)|do(?:es)? not match|doesn't match|mismatch\w*|differ\w*|invalid)\b/i;
const comparing = /match|verif|compare|check|valid|equal|authenticate| == /i;

/** "A wrong password": what is compared does not match. */
export function mismatched(phrase: string, fn: RunFunction): Situation | undefined {
  if (!mismatch.test(phrase) || /\b(?:malformed|json|number|format)\b/i.test(phrase)) return undefined;
  const words = wordsOf(phrase);
  return onlyOne(fn, ({ key }) => {
    const isAbout = wordsOfKey(fn.spoken(key)).some((word) => words.some((other) => isSimilar(word, other)));
    const isCompared = comparing.test(key) && !/ == (?:null|-?\d)/.test(key) && !lessIn(key);
    return isAbout && isCompared ? false : undefined;
  });
}

const parsing =
  /pars|decod|from_str|toml|yaml|fullmatch|json|unmarshal|atoi|\bint\b|float|number|convert|deserial|strptime|valueOf|fromisoformat|format/i;
const unreadable =
  /\b(?:malformed|unparsable|unreadable|not (?:an? )?(?:valid )?(?:\w+ )?(?:json|number|integer|date|xml|uuid)|invalid (?:json|number|date|format|syntax|body|xml)|broken (?:json|body)|cannot be (?:parsed|read|decoded|converted|understood|interpreted)|garbage|non-?numeric|bad (?:json|format|number))\b/i;

/** "Text that is not a duration", for what reads durations. */
const notA = /\b(?:is|are) not (?:an? )?(?:valid )?(\w+?)s?$/i;

/** A call without what it is given, which may be a call itself. */
function bare(call: string): string {
  let rest = call;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\([^()]+\)/g, "()");
  }
  const open = rest.indexOf("(");
  return open < 0 || rest.startsWith("()", open) ? rest : rest.slice(0, open);
}

/** What cannot be read: the call that reads it fails. */
export function unparsed(phrase: string, fn: RunFunction): Situation | undefined {
  const named = notA.exec(phrase)?.[1];
  const isOwn =
    named !== undefined && splitWords(fn.definition.name).map(stem).includes(stem(named.toLowerCase()));
  if (!unreadable.test(phrase) && !isOwn) return undefined;
  return onlyOne(fn, ({ key }) => failing(key, parsing));
}

/** On which side a decision says that a call failed. */
function failing(key: string, call: RegExp): boolean | undefined {
  const failed = /^(?:fails|throws) (.*)$/s.exec(key)?.[1];
  if (failed !== undefined) return call.test(bare(failed)) ? true : undefined;
  const error = /^err\((.*)\) == null$/s.exec(key)?.[1];
  if (error !== undefined) return call.test(bare(error)) ? false : undefined;
  // A pattern that does not match what is read.
  const matched = /^((?:re\.)?\w*match\w*\(.*\)) == null$/is.exec(key)?.[1];
  if (matched !== undefined) return call.test(bare(matched)) ? true : undefined;
  // What is opened and the like gives nothing where it fails.
  if (/^[\w.]*(?:open|connect|load|read)\w*\(.*\)$/is.test(key) && !key.includes(" == "))
    return call.test(key) ? false : undefined;
  // Go's functions that give nothing but an error.
  const only = /^([\w.]+\(.*\)(?:\.\w+\(.*\))*) == null$/s.exec(key)?.[1];
  return only !== undefined && /Decode|Unmarshal|Bind|Validate|Scan|Parse/.test(only) && call.test(only)
    ? false
    : undefined;
}

const failed =
  /\b(?:errors? (?:of|from|in|while|when|during)|(?:if|when|once) (?:the |an? )?[\w ]+ (?:fails?|errors?|throws?)|(?:fails?|failing|failed|fails to)\b|(?:cannot|can't|could not) be (?:\w+ed|sent|found|written|read))/i;

/** A call that fails, by the words of its name. */
export function failedCall(phrase: string, fn: RunFunction): Situation | undefined {
  if (!failed.test(phrase)) return undefined;
  const words = wordsOf(phrase);
  const sites = fn.decisions.flatMap((decision) => {
    const side = failing(decision.key, /./s);
    const own = wordsOfKey(decision.key);
    const shared = words.filter((word) => own.some((other) => isSimilar(word, other))).length;
    return side === undefined ? [] : [{ decision, side, shared }];
  });
  const [one, ...others] = sites.filter(({ shared }) => shared > 0);
  const only = others.length === 0 ? (one ?? (sites.length === 1 ? sites[0] : undefined)) : undefined;
  return only && sideOf(only.decision, only.side, fn);
}
