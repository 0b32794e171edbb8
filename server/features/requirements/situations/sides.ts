import type { Decision } from "../../../language/program/machine/path.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { asksForError } from "../check/conditions/stateClaim.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { wordsOf } from "../reading/claims.ts";
import { anyOf, isNumber, lessIn, type Situation, sideOf } from "./decisions.ts";

/** What people say of something that code asks about, whatever it is called in the code. */
type Aspect =
  | "absent"
  | "present"
  | "empty"
  | "filled"
  | "failed"
  | "succeeded"
  | "negative"
  | "zero"
  | "less"
  | "more"
  | "reached"
  | "unreached"
  | "wrong"
  | "right"
  | "whole"
  | "fraction";

/** Words for aspects; of a phrase the first that fits counts. */
const said: readonly (readonly [Aspect, RegExp])[] = [
  [
    "fraction",
    /\b(?:fractions?|fractional|non-?integers?|not (?:an? )?(?:whole|integers?)|decimal (?:numbers|places))\b/i,
  ],
  ["whole", /\b(?:whole|integers?)\b/i],
  ["negative", /\b(?:negative|below (?:zero|0)|less than (?:zero|0)|under zero)\b/i],
  ["zero", /\b(?:zero|nought)\b/i],
  [
    "unreached",
    /\b(?:not (?:yet )?(?:full|reached|used up|exhausted)|(?:room|space|places?|seats?|tokens?|stock) (?:is |are )?(?:left|available|free)|still room|enough (?:room|space)|has capacity)\b/i,
  ],
  [
    "reached",
    /\b(?:full|at capacity|no (?:more )?(?:\w+ )?(?:room|space|places?|seats?|tokens?|stock|capacity)|(?:limit|maximum|capacity|quota|budget)\b[^,.;]{0,20}\b(?:reached|hit|used up|exhausted)|(?:reaches|hits|has reached) (?:the|its) (?:limit|maximum|capacity|quota)|fully booked|sold out|used[- ]up|exhausted|out of (?:stock|tokens|seats)|booked out)\b/i,
  ],
  [
    "less",
    /\b(?:too (?:short|small|little|low|few|young|light|early|soon|narrow|weak|cheap)|(?:below|under|less than|lower than|smaller than|shorter than|fewer than) (?:the |its |their |that )?\w+)\b/i,
  ],
  [
    "more",
    /\b(?:too (?:long|big|large|many|much|high|old|heavy|late|wide|strong|expensive|great|far|fast|deep)|oversized?|overweight|exceed(?:s|ed|ing)?|(?:above|over|beyond|more than|higher than|larger than|greater than|longer than) (?:the |its |their |that )?\w+)\b/i,
  ],
  [
    "failed",
    /\b(?:fails?|failed|failing|failures?|broken|corrupt(?:ed)?|unreadable|breaks? off|crash\w*|goes wrong|went wrong|errors? out|(?:is|are) (?:down|unavailable|unreachable|broken|offline)|times? out|cannot be (?:reached|read|loaded|opened|parsed|sent|saved|written|decoded|converted|found)|unparsable|unreadable|malformed|not (?:an? )?(?:valid |whole )?(?:number|integer|json|date)|non-?numeric|does not (?:answer|respond))\b/i,
  ],
  ["succeeded", /\b(?:succeeds?|succeeded|success\w*|goes well|went well|works)\b/i],
  [
    "absent",
    /\b(?:unknown|missing|absent|non-?existent|no such|without|nobody|not (?:found|there|set|given|present|provided|known|registered|existing|specified|configured|in (?:the )?\w+)|(?:cannot|can't|could not) be found|(?:does|do) ?n[o']t (?:yet )?exist|unregistered|undefined|null|none|nil|lacks?|lacking|never|anonymous|unauthenticated|logged out|not (?:signed|logged) in|unset|omitted|left out|no \w+)\b/i,
  ],
  [
    "empty",
    /\b(?:empty|blank|nothing|only (?:of )?(?:spaces|blanks|white ?space)|(?:spaces|blanks) only)\b/i,
  ],
  [
    "wrong",
    /\b(?:wrong|incorrect|false|mismatch\w*|differs?|different|other than|not (?:the same|equal|match\w*|correct)|(?:does|do) ?n[o']t (?:match|fit|agree|equal))\b/i,
  ],
  ["right", /\b(?:correct|right|match(?:es|ing)?|same|equals?|identical|fits?)\b/i],
  [
    "present",
    /\b(?:already|exists?|existing|taken|duplicate|known|registered|present|in use|twice|again|found|contained|listed|included|set|given|provided)\b/i,
  ],
  ["filled", /\b(?:not (?:be )?(?:empty|blank)|non-?empty)\b/i],
];

/** Aspects of which one says no more than the other where people speak of nothing. */
const likes: Partial<Record<Aspect, readonly Aspect[]>> = {
  absent: ["empty", "failed"],
  empty: ["absent", "zero"],
  present: ["filled", "right"],
  filled: ["present"],
  failed: ["wrong"],
  wrong: ["failed"],
};

/** What a decision's key says of the side where it holds, and of the other. */
const pairsOfKeys: readonly (readonly [RegExp, Aspect, Aspect])[] = [
  [/^(?:fails|throws|caught) /, "failed", "succeeded"],
  [/^#.* == 0$/s, "empty", "filled"],
  [/ == null$/, "absent", "present"],
  [/is_?integer|% 1 == 0/i, "whole", "fraction"],
  [/^has\(/, "present", "absent"],
  [/ == 404$|NotFound\b|NOT_FOUND/, "absent", "present"],
];

/** What holds on one side of a decision. */
function aspectsOf(
  { key, node }: Decision,
  value: boolean,
  words: readonly string[] = [],
): readonly Aspect[] {
  const two = (yes: Aspect, no: Aspect): readonly Aspect[] => [value ? yes : no];
  if (asksForError({ key, node, value })) return two("succeeded", "failed");
  if (/^errors\.(?:Is|As)\(/.test(key))
    return /NotFound|NoRows|NotExist|NoDocuments/.test(key)
      ? two("absent", "present")
      : two("failed", "succeeded");
  if (/^throws .* as \w*(?:NotFound|NoSuch|Missing)\w*$/s.test(key)) return value ? ["absent"] : ["present"];
  const known = pairsOfKeys.find(([pattern]) => pattern.test(key));
  if (known) return two(known[1], known[2]);
  if (/ == 0$/.test(key)) return value ? ["zero"] : [];
  const less = lessIn(key);
  if (less) return subjectOrder(less, value, words) ?? ofOrder(less, node.text, value);
  if (/ == /.test(key)) return two("right", "wrong");
  if (/match|verif|compare|equal|check|valid|test/i.test(key)) return two("right", "wrong");
  if (/find|get|lookup|load|exists|contains|includes/i.test(key)) return two("present", "absent");
  return [];
}

/** What holds of that side of a comparison of two things which alone is spoken of: the balance in "the balance is too low". */
function subjectOrder(
  [lesser, greater]: readonly [string, string],
  value: boolean,
  words: readonly string[],
): readonly Aspect[] | undefined {
  if (isNumber(lesser) || isNumber(greater)) return undefined;
  const isNamed = (side: string) =>
    words.some((word) => wordsOfKey(side).some((own) => isSimilar(word, own)));
  const isLesser = isNamed(lesser);
  if (
    isLesser === isNamed(greater) ||
    /max|min|limit|quota|threshold|allowed/i.test(isLesser ? lesser : greater)
  )
    return undefined;
  if (isLesser) return value ? ["less", "unreached"] : ["reached"];
  return value ? ["more"] : ["unreached"];
}

const standard =
  /max|min|limit|cap(?:acity)?\b|quota|threshold|allowed|budget|balance|stock|available|size\b/i;

function ofOrder(
  [lesser, greater]: readonly [string, string],
  written: string,
  value: boolean,
): readonly Aspect[] {
  if (lesser === "0") return value ? [] : ["negative", "zero"];
  if (greater === "0") return value ? ["negative"] : [];
  if (greater === "1") return value ? ["zero", "empty"] : [];
  const isBound = (side: string) => isNumber(side) || standard.test(side);
  const [low, high] = [isBound(lesser), isBound(greater)];
  if (low === high && !/[A-Z]{3}/.test(written)) return [];
  const isSubjectLess = high || !low;
  if (isSubjectLess) return value ? ["less", "unreached"] : ["reached"];
  return value ? ["more"] : ["unreached"];
}

/** Words of a decision: of what it asks, of the variables that hold it, and of its own text. */
function wordsAt({ key, node }: Decision, fn: RunFunction): readonly string[] {
  return [...new Set([...wordsOfKey(fn.spoken(key)), ...splitWords(node.text).map(stem)])];
}

interface Fitting {
  readonly decision: Decision;
  readonly side: boolean;
  readonly score: number;
  /** Says just what the phrase says, and not what is alike. */
  readonly isSame: boolean;
}

const perAspect = 2;
const likeAspect = 1.5;

/** Which side of which decision a phrase speaks of, by what it says of the thing and by the words that they share. */
export function similarSide(phrase: string, fn: RunFunction): Situation | undefined {
  const aspect = said.find(([, words]) => words.test(phrase))?.[0];
  if (aspect === undefined) return undefined;
  const bare = wordsOf(phrase.replace(said.find(([each]) => each === aspect)?.[1] ?? /$^/, " "));
  // "Nothing to do" speaks of no thing by its name.
  const words = bare.length > 0 || /^(?:there is )?nothing\b/i.test(phrase) ? bare : wordsOf(phrase);
  // What stands behind "exceeds" is what the subject is compared with.
  const at = phrase.search(/\b(?:exceed\w*|\w+ than|above|over|beyond|below|under)\b/i);
  const compared = at < 0 ? bare : wordsOf(phrase.slice(0, at));
  const fitting = fn.decisions.flatMap((decision) =>
    [true, false].flatMap((side): Fitting[] => {
      const aspects = aspectsOf(decision, side, compared);
      const isSame = aspects.includes(aspect);
      if (!isSame && !aspects.some((each) => likes[aspect]?.includes(each))) return [];
      const own = wordsAt(decision, fn);
      const shared = words.filter((word) => own.some((other) => isSimilar(word, other))).length;
      const isTwin = /\bsame\b/i.test(phrase) && asksTwins(decision);
      return [
        { decision, side, isSame, score: (isTwin ? 1 : 0) + (isSame ? perAspect : likeAspect) + shared },
      ];
    }),
  );
  return best(fitting, words, fn);
}

/** `from.id == to.id` asks the same of two things. */
function asksTwins({ key }: Decision): boolean {
  const [, left, right] = /^[\w.]+\.(\w+) == [\w.]+\.(\w+)$/.exec(key) ?? [];
  return left !== undefined && left === right;
}

function best(fitting: readonly Fitting[], words: readonly string[], fn: RunFunction): Situation | undefined {
  const top = Math.max(0, ...fitting.map(({ score }) => score));
  const chosen = fitting.filter(({ score }) => score === top);
  const [one] = chosen;
  if (!one) return undefined;
  const subjects = new Set(fitting.map(({ decision }) => subjectOf(decision)));
  // Missing, empty and blank are asked for one after the other.
  if (subjects.size === 1 && fitting.length > 1)
    return anyOf(fn, (decision) => fitting.find((each) => each.decision.key === decision.key)?.side);
  if (chosen.length !== 1) return undefined;
  const sharesNothing = top <= perAspect;
  // A thing of another name is meant where there is no other that the phrase could speak of.
  const exact = fitting.filter(({ isSame }) => isSame);
  const isAlone = fitting.length === 1 || (exact.length === 1 && exact[0] === one);
  const isOnly = isAlone && (words.length === 0 || isAboutFunction(words, fn));
  return sharesNothing && !isOnly ? undefined : sideOf(one.decision, one.side, fn);
}

function subjectOf({ key }: Decision): string {
  return key.replace(/^#?(?:trim\()?|\)| == (?:null|0)$/g, "");
}

function isAboutFunction(words: readonly string[], { definition }: RunFunction): boolean {
  const own = splitWords(
    `${definition.name} ${definition.parameters.map(({ name, type }) => `${name} ${type}`).join(" ")}`,
  ).map(stem);
  return words.some((word) => own.some((other) => isSimilar(word, other)));
}
