import type { Decision } from "../../../language/program/machine/path.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { wordsOf } from "../reading/claims.ts";
import { isNumber, lessIn, onlyOne, type Situation, sideOf } from "./decisions.ts";

const full =
  /\b(?:full|at capacity|no (?:room|space|place|seats?) (?:is )?(?:left)?|(?:limit|maximum|capacity) (?:is |has been |was )?(?:reached|hit)|fully booked|sold out|used up)\b/i;
const counts =
  /^#|count|size|length|total|used|attendees|booked|members|number|sold|reserved|issued|taken|active|open|pending|occupied|filled|items|entries/i;

/** "The queue is full": its size has reached what it is compared with. */
export function fullness(phrase: string, fn: RunFunction): Situation | undefined {
  if (!full.test(phrase) || /\bnot (?:yet )?(?:full|at)\b/i.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const less = lessIn(key);
    if (!less) return undefined;
    const [lesser, greater] = less;
    const isSmall = (side: string) => isNumber(side) || /max|cap|limit|size/i.test(side);
    if (counts.test(lesser) && isSmall(greater) && !isNumber(lesser)) return false;
    // What lies beyond the limit is more than full, unless the next one is counted already.
    return counts.test(greater) && / \+ /.test(greater) && isSmall(lesser) ? true : undefined;
  });
}

const moreThanAll =
  /\b(?:more (?:\w+ )?than (?:there (?:is|are)|is (?:available|there|left|in stock)|are (?:available|there|left|in stock)|the (?:stock|remaining|rest|available)|available|what is)|too (?:little|few) (?:\w+ )?(?:(?:is|are|in) )?(?:left|stock|available|there|free)?|(?:there is|there are) (?:too little|too few|not enough)|not enough|insufficient|exceeds? (?:what is|the available)|less than (?:is )?(?:asked|requested|wanted|needed))/i;
const allOfIt =
  /\b(?:(?:exactly )?(?:the )?(?:whole|entire|full|complete) (?:\w+ )?(?:balance|stock|amount|rest|budget|quantity|account|credit|supply|capacity)|(?:exactly )?(?:the|all) (?:that is |what is )?(?:remaining|available|left)|exactly (?:as (?:much|many) as|what))\b/i;

/** A comparison of what is asked for, a parameter, with what there is. */
function supply(fn: RunFunction): { decision: Decision; asksLess: boolean } | undefined {
  const parameters = new Set(fn.definition.parameters.map(({ name }) => name));
  const isAsked = (side: string) =>
    parameters.has(side.split(".")[0] ?? "") &&
    !/balance|stock|available|capacity|limit|credit|budget|remaining/i.test(side);
  const found = fn.decisions.flatMap((decision) => {
    const less = lessIn(decision.key);
    if (!less || less.some(isNumber)) return [];
    const [lesser, greater] = less;
    // `show.free < seats`: a parameter itself is asked for, and not what another one has.
    const isGiven =
      parameters.has(lesser) === parameters.has(greater) ? isAsked : (side: string) => parameters.has(side);
    return isGiven(lesser) === isGiven(greater) ? [] : [{ decision, asksLess: isGiven(lesser) }];
  });
  return found.length === 1 ? found[0] : undefined;
}

export function shortage(phrase: string, fn: RunFunction): Situation | undefined {
  const site = moreThanAll.test(phrase) ? supply(fn) : undefined;
  if (!site) return undefined;
  // `have < asked` says so when it holds; `asked < have` leaves out that both are equal.
  return site.asksLess ? undefined : sideOf(site.decision, true, fn);
}

export function exactSupply(phrase: string, fn: RunFunction): Situation | undefined {
  const site = allOfIt.test(phrase) ? supply(fn) : undefined;
  return site && sideOf(site.decision, false, fn);
}

const early =
  /\b(?:too (?:early|soon|quickly|fast|often|frequent\w*)|(?:again )?within the (?:interval|cooldown|window)|before the (?:interval|cooldown)|comes? too early)\b/i;

/** Too little time has passed since the last. */
export function tooEarly(phrase: string, fn: RunFunction): Situation | undefined {
  if (!early.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const less = lessIn(key);
    if (!less) return undefined;
    const isElapsed = (side: string) =>
      /\bnow\b|time|elapsed|since|last/i.test(side) && / - |elapsed|Since|sub/i.test(side);
    const [lesser, greater] = less.map(isElapsed);
    return lesser === greater ? undefined : lesser;
  });
}

const turned =
  /\b(?:mixed up|in the wrong order|wrong way (?:a)?round|reversed|swapped|(?:end|until|to|upper \w+|maximum|last \w+)\b[^.;]*\b(?:before|earlier than|below|less than|smaller than) (?:the |its )?(?:beginning|start|from|begin|lower|minimum|first))\b/i;
const strictlyTurned = /\b(?:before|earlier|below|less|smaller)\b/i;
const ends = /^(?:to|end\w*|until|till|max\w*|high\w*|upper\w*|last\w*|stop\w*|finish\w*|check_?out\w*)$/i;

/** "The end lies before the beginning": two parameters that stand in the wrong order. */
export function wrongOrder(phrase: string, fn: RunFunction): Situation | undefined {
  if (!turned.test(phrase)) return undefined;
  return onlyOne(fn, ({ key }) => {
    const last = (side: string) => ends.test(side.split(".").at(-1) ?? side);
    const [lesser, greater] = lessIn(key) ?? [];
    if (lesser === undefined || greater === undefined || isNumber(lesser) || isNumber(greater))
      return undefined;
    if (last(lesser) === last(greater)) return undefined;
    // `!(from < to)` takes the same day for one that lies before.
    return last(lesser) || !strictlyTurned.test(phrase) ? last(lesser) : undefined;
  });
}

const comparative =
  /([\w' -]{0,80}?)\b(?:(less|fewer|smaller|lower|shorter|earlier|younger|lighter|cheaper)|(more|greater|larger|bigger|higher|longer|later|older|heavier))( [\w-]+)? than (?:the |its |their |an? )?([\w' -]+)/i;

/** "Fewer values than the window": a decision that compares the two things that are named. */
export function comparedTwo(phrase: string, fn: RunFunction): Situation | undefined {
  const [, before = "", less, , noun = "", than = ""] = comparative.exec(phrase) ?? [];
  if (than === "" || /\d/.test(than)) return undefined;
  const [left, right] = [wordsOf(`${before} ${noun}`), wordsOf(than).slice(0, 2)];
  const names = (side: string, words: readonly string[]) =>
    wordsOfKey(fn.spoken(side)).some((own) => words.some((word) => isSimilar(own, word)));
  return onlyOne(fn, ({ key }) => {
    const [lesser, greater] = lessIn(key) ?? [];
    if (lesser === undefined || greater === undefined || isNumber(lesser) || isNumber(greater))
      return undefined;
    const isLeft = names(lesser, left) && names(greater, right) && !names(lesser, right);
    const isRight = names(greater, left) && names(lesser, right) && !names(greater, right);
    if (isLeft === isRight) return undefined;
    // `!(a < b)` takes what is equal for more.
    return isLeft === (less !== undefined) ? true : undefined;
  });
}
