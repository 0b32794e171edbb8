import type { Effect, Path } from "../../../language/program/machine/path.ts";
import { keyOf, type Value } from "../../../language/program/values/value.ts";
import { contentWords, splitWords, stem } from "../../../language/words/wordForms.ts";
import { isSimilar } from "../check/evidence/subject.ts";

/** Something that code does to the world, and how people say so. */
interface Deed {
  readonly words: RegExp;
  /** Nothing but a call whose name says so does it. */
  readonly isCalled?: boolean;
  does(effect: Effect, said: string): boolean;
  /** Does the opposite to the same thing. */
  undoes?(effect: Effect, said: string): boolean;
}

/** What is written into a field: by assignment, or by a method that sets it. */
function written({ kind, args, name }: Effect): Value | undefined {
  if (kind === "assign") return args[0];
  return kind === "call" && /^(?:set|with|update)_?[A-Z_]/.test(name) ? args[0] : undefined;
}

/** By how much a field or an entry is changed: `count = count + 1`, `setCount(getCount() + 1)`, `stock[id] -= 2`. */
function change(effect: Effect): "up" | "down" | undefined {
  const isEntry = effect.kind === "call" && /^(?:set|put|insert)$/.test(effect.name);
  const value =
    written(effect) ?? (effect.kind === "grow" ? effect.args[0] : isEntry ? effect.args[1] : undefined);
  if (value?.kind !== "unknown") return undefined;
  const name = effect.key.split(".").at(isEntry ? -2 : -1) ?? effect.key;
  const own = splitWords(name).filter((word) => word !== "set");
  const isSame = (key: string) => own.length > 0 && own.every((word) => splitWords(key).includes(word));
  if (isSame(value.key) && value.plus !== 0) return value.plus > 0 ? "up" : "down";
  const { first, signs } = summands(value.key);
  const [sign] = signs;
  if (sign === undefined || new Set(signs).size > 1 || !isSame(first)) return undefined;
  return sign === "+" ? "up" : "down";
}

/** What a sum begins with, and the signs of what follows; what stands in parentheses is none of it. */
function summands(key: string): { readonly first: string; readonly signs: readonly string[] } {
  let depth = 0;
  let first = key.length;
  const signs: string[] = [];
  for (let at = 0; at < key.length; at++) {
    if (/[([{]/.test(key.charAt(at))) depth++;
    else if (/[)\]}]/.test(key.charAt(at))) depth--;
    else if (depth === 0 && /^ [-+] /.test(key.slice(at, at + 3))) {
      first = Math.min(first, at);
      signs.push(key.charAt(at + 1));
    }
  }
  return { first: key.slice(0, first), signs };
}

/** `lines.reduce((sum, line) => …, 0)` makes one value of many, and lowers nothing. */
function isFold({ name, args }: Effect): boolean {
  return name === "reduce" && args.some((value) => keyOf(value).startsWith("function("));
}

const amounts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3 };

/** By how much a predicate says that something changes: what is counted goes by one. */
function amountSaid(said: string): number | undefined {
  const word =
    /\b(?:by|adds?|takes?|uses?|consumes?|deducts?|subtracts?) (?:exactly )?(one|two|three|\d+)\b/i.exec(
      said,
    )?.[1];
  if (word !== undefined) return amounts[word.toLowerCase()] ?? Number(word);
  return /\b(?:increment\w*|decrement\w*|number of|counters?)\b/i.test(said) ? 1 : undefined;
}

/** Whether a field is changed in a direction, and by no other amount than a predicate says. */
function changes(effect: Effect, said: string, wanted: "up" | "down"): boolean {
  if (change(effect) !== wanted) return false;
  const amount = amountSaid(said);
  const value = written(effect) ?? effect.args.at(-1);
  const plus = value?.kind === "unknown" ? Math.abs(value.plus) : 0;
  return amount === undefined || plus === 0 || plus === amount;
}

function isNothing(value: Value | undefined): boolean {
  if (!value) return false;
  if (value.kind === "number") return value.value === 0;
  if (value.kind === "list") return value.items.length === 0;
  if (value.kind === "record") return value.fields.size === 0;
  if (value.kind === "text") return value.value === "";
  return value.kind === "null" || (value.kind === "boolean" && !value.value);
}

const named = (pattern: RegExp) => (effect: Effect) => effect.kind === "call" && pattern.test(effect.name);
const removing =
  /^(?:remove|delete|del|unset|evict|drop|discard|clear|purge|erase|destroy|unlink|rm|pop|poll|invalidate|revoke|forget|reset|expire)/i;

const participle =
  /\b(?:is|are|be|gets?|becomes?|stays?|marked(?: as)?|flagged(?: as)?|set to) (?:then |also |automatically )?(?:marked (?:as )?|flagged (?:as )?|set (?:to )?)?(\w+)/i;

/** Whether a field says that something is in the state of a participle: `locked = true`, `status = ARCHIVED`, `lock()`. */
function entersState(effect: Effect, said: string, wanted: boolean): boolean {
  const word = participle.exec(said)?.[1];
  if (word === undefined) return false;
  const state = stem(word.toLowerCase());
  const value = written(effect);
  const fits = (text: string) =>
    splitWords(text)
      .map(stem)
      .some((other) => other === state || (state.length > 3 && isSimilar(other, state)));
  if (effect.kind === "call" && !value) return wanted && fits(effect.name);
  if (!value) return false;
  const isField = fits(effect.key.split(".").at(-1) ?? "");
  if (isField && value.kind === "boolean") return value.value === wanted;
  if (isField) return wanted && !isNothing(value);
  const isStatus =
    /status|state|phase/i.test(effect.key) && fits(value.kind === "text" ? value.value : keyOf(value));
  return wanted && isStatus;
}

const deeds: readonly Deed[] = [
  {
    words:
      /\b(?:increas\w*|increment\w*|rais(?:es|ed)(?= (?:the|its|their) (?!error|exception)\w)|count(?:s|ed) up|goes up|grows?|counts? (?:the|as|towards)|is counted|are counted|adds? (?:one|1) to)/i,
    does: (effect, said) =>
      changes(effect, said, "up") || named(/^(?:inc|increment|increase|add_?count)/i)(effect),
    undoes: (effect) => change(effect) === "down",
  },
  {
    words:
      /\b(?:lower(?:s|ed)?|decreas\w*|decrement\w*|reduc\w*|deduct\w*|subtract\w*|takes? (?:one|a|the)|goes down|diminish\w*|used up|consum\w*)\b/i,
    does: (effect, said) =>
      changes(effect, said, "down") ||
      effect.kind === "shrink" ||
      (named(/^(?:dec|decrement|decrease|reduce|deduct|withdraw|subtract|consume)/i)(effect) &&
        !isFold(effect)),
    undoes: (effect) => change(effect) === "up",
  },
  {
    words:
      /\b(?:resets?|clear(?:s|ed)?|(?:set|goes|falls|put) back to (?:zero|0|nothing)|set to (?:zero|0)|emptied|forgotten)\b/i,
    does: (effect) =>
      isNothing(written(effect)) ||
      effect.kind === "shrink" ||
      named(removing)(effect) ||
      (named(/^(?:set\w*|clear\w*|reset\w*)$/i)(effect) && isNothing(effect.args[0])),
    undoes: (effect) => change(effect) === "up",
  },
  {
    words:
      /\b(?:remov(?:es?|ed)|delet(?:es?|ed)|eras(?:es?|ed)|evict(?:s|ed)?|discard(?:s|ed)?|purg(?:es?|ed)|taken (?:out|off)|thrown away|revok(?:es?|ed)|dropped from)\b/i,
    does: (effect) => effect.kind === "shrink" || named(removing)(effect),
  },
  {
    words:
      /\b(?:sent|sends?|notif\w*|e-?mails?|e-?mailed|messages?|publish\w*|emit\w*|inform\w*|told|alert\w*|alarms?|announc\w*|reminders?)\b/i,
    isCalled: true,
    does: named(
      /send|notify|notif|publish|emit|mail|dispatch|alert|alarm|broadcast|announce|raise|push|inform|remind/i,
    ),
  },
  {
    words:
      /\b(?:saved?|saves|stor(?:es?|ed)|persist(?:s|ed)?|kept in|inserted|recorded|records|registered|written to the (?:database|store|repository|disk|file))\b/i,
    does: (effect) =>
      named(/^(?:save|insert|store|put|persist|write|add|create|upsert|record|register|commit|set)/i)(
        effect,
      ) || effect.kind === "grow",
  },
  {
    words:
      /\b(?:log(?:s|ged)|(?:written|recorded|noted|entered|added|kept) (?:in|into|to|on) (?:the |an? )?(?:[\w-]+ ){0,2}(?:log|journal|trail|protocol)|(?:goes?|put|ends? up|appears?) (?:in|into|to) the (?:[\w-]+ )?logs?|(?:leaves?|writes?|gets?|needs?|has|creates?|leave|write|adds?) (?:an? )?(?:[\w-]+ ){0,2}(?:log|audit|journal)[ -](?:entry|line|record|message)|warns?|warning|audited)\b/i,
    isCalled: true,
    does: (effect) =>
      effect.kind === "call" &&
      /\blog|warn|print|console|audit|journal|security\.|trail/i.test(`${effect.key} ${effect.name}`),
  },
  {
    words: /\b(?:printed|prints|shown|displayed)\b/i,
    does: named(/print|show|display|render|echo|write/i),
  },
  {
    words: /\b(?:add(?:s|ed)?|append(?:s|ed)?|queued|enqueued|pushed|put (?:into|in|at|on))\b/i,
    does: (effect) =>
      effect.kind === "grow" || named(/^(?:add|append|push|enqueue|insert|put|offer)/i)(effect),
  },
  {
    words: participle,
    does: (effect, said) => entersState(effect, said, true),
    undoes: (effect, said) => entersState(effect, said, false),
  },
];

const light = new Set(
  "number account entry item thing value counter count time one all database store system log way order same"
    .split(" ")
    .map(stem),
);

/** What a predicate wants done, and to what. */
export interface WantedDeed {
  /** Whether a path does it; `undone` where it does the opposite, `missing` where it does not, or may do it out of sight. */
  on(path: Path): "done" | "undone" | "missing" | "hidden";
}

/** First words of calls by whose names one knows what they do: whatever else is asked for, they do not do it. */
const plainCalls = new Set(
  (
    "find get load fetch read lookup exists has is contains includes count len length size trim strip lower upper to parse format " +
    "now today utc time clock verify matches match compare equals may can check validate status body json header headers build ok " +
    "bad not created no conflict unauthorized forbidden unprocessable set save store insert update put persist add append " +
    "remove delete pop clear log info warn debug error errorf printf print new of value from as map filter sort sorted first last " +
    "join split replace round floor ceil min max abs sum any all some every list write lock unlock begin commit rollback"
  ).split(" "),
);

/** Whether a call could do something that its name does not tell. */
function isOpaque({ kind, name, key, args }: Effect): boolean {
  if (kind !== "call") return false;
  // What is made, and what is asked without being given anything.
  if (
    /^(?:[\w.]*\.)?[A-Z]\w*(?:Error|Exception|Entry|Event)?$/.test(key) &&
    !key.includes("(") &&
    !/\./.test(key)
  )
    return false;
  return args.length > 0 && !plainCalls.has(splitWords(name)[0] ?? "");
}

/** Whether what is assigned is more than a variable of the function. */
export function isOuter({ kind, node }: Effect): boolean {
  return kind !== "assign" || /^[^=(]*(?:\.|->|@|#|\[)/.test(node.text);
}

/** Ends the noun that says what something is done to. */
const behindNoun =
  /\b(?:that|which|who|whose|of|with|in|on|from|for|after|before|(?:\w+er|more|less) than|over|above|under|below|beyond|exceeding|at least|at most|up to)\b/i;

/** What something is done to: the last noun of a subject, or what stands behind the verb. */
function objectWords(behind: string, subject: string): readonly string[] {
  const end = subject.search(behindNoun);
  const noun =
    subject
      .slice(0, end < 1 ? undefined : end)
      .trim()
      .split(/\s+/)
      .at(-1) ?? "";
  // Where something is put or taken from may be called otherwise.
  const what = behind.replace(/\b(?:from|in|into|to|on|onto|by|for|with|at)\b.*$/i, " ");
  return contentWords(`${noun} ${what}`).filter((word) => !light.has(word));
}

/**
 * The deed that a predicate speaks of.
 * @param object what it is done to: the subject of a passive, or what stands behind the verb
 * @param isDenied whether it is not to be done
 */
export function deedIn(predicate: string, object: string, isDenied = false): WantedDeed | undefined {
  if (
    /\b(?:not|never|no|nothing|without|cannot|n't|neither|instead|only|first|last|sorted|ordered|grouped|ranked|rounded)\b/i.test(
      predicate,
    )
  )
    return undefined;
  // Of a state that is not to be entered one cannot tell what it is called.
  const found = deeds.filter(({ words }) => words.test(predicate) && !(isDenied && words === participle));
  const [deed] = found;
  if (!deed) return undefined;
  const words = objectWords(predicate.replace(deed.words, " "), object);
  const isAbout = (effect: Effect) => {
    const given = effect.kind === "call" ? effect.args.map(keyOf).join(" ") : "";
    const own = splitWords(`${effect.key} ${given} ${effect.node.text.slice(0, readOfEffect)}`).map(stem);
    return words.length === 0 || words.some((word) => own.some((other) => isSimilar(word, other)));
  };
  return {
    on({ effects }) {
      const own = effects.filter((effect) => isAbout(effect) && isOuter(effect));
      const isUndone = own.some((effect) => deed.undoes?.(effect, predicate) === true);
      // What is done here and undone there may come to either.
      if (own.some((effect) => deed.does(effect, predicate))) return isUndone ? "hidden" : "done";
      if (isUndone) return "undone";
      const isHidden =
        !deed.isCalled || effects.some((effect) => isOpaque(effect) || deed.does(effect, predicate));
      return isHidden ? "hidden" : "missing";
    },
  };
}

/** Characters of an effect's own text that are read. */
const readOfEffect = 200;
