/** Finds the verb of a sentence of software English, by the words that can be one and by whom they agree with. Pure. */

export const auxiliary =
  "(?:must|shall|should|will|may|might|can(?:not)?|can't|could|is|are|was|were|be|has|have|had|gets?|does|do|doesn't|don't|won't|isn't|aren't|needs?)";

/** Verbs of software English, as they stand behind "they". */
const verbs =
  "accept|add|allow|announce|answer|append|apply|approve|archive|ask|attach|become|begin|belong|block|call|cancel|carry|cause|change|charge|check|clear|close|collapse|come|complete|compute|consist|contain|continue|convert|copy|cost|count|create|credit|cut|deactivate|debit|decrease|decrement|default|delete|deliver|deny|disable|discard|display|double|drop|empty|enable|end|enter|escape|evict|exclude|expire|export|fail|fall|fill|fit|follow|forget|format|free|generate|get|give|go|grow|handle|happen|hide|hold|ignore|include|increase|increment|inform|insert|invalidate|issue|join|keep|last|lead|leave|list|load|lock|log|look|lose|lower|make|mark|merge|move|notify|offer|omit|open|order|overlap|overwrite|pass|pay|permit|persist|pick|prevent|print|produce|propagate|publish|purge|push|pop|put|raise|reach|read|receive|record|redirect|reduce|refresh|refund|refuse|register|reject|release|remain|remember|remove|rename|renew|repeat|replace|report|require|reserve|reset|resolve|respond|restart|restore|result|resume|retry|return|reuse|revoke|ring|rise|round|run|save|select|send|separate|set|share|shift|show|shrink|shorten|skip|sort|split|start|stay|stop|store|strip|subtract|succeed|suffice|sum|survive|suspend|swap|switch|take|tell|terminate|throw|transfer|treat|trigger|trim|truncate|try|turn|unlock|update|use|verify|void|wait|want|warn|weigh|win|work|wrap|write|yield|override|deduct|clamp|exceed|surpass|listen|arrive|appear|depend|detect|differ|encode|encrypt|enforce|expose|prefer|refer|scale|shut|sleep|say|validate|vary|mean|know|find|see";
const irregular = "denies|retries|notifies|empties|tries|carries|applies|copies|verifies|goes|does";

const pattern = new RegExp(
  `(?<![-\\w])(?:${auxiliary}|(?:${verbs})(?:s|es)?|${irregular})(?![-\\w]|\\(|\\.\\w)`,
  "gi",
);
const auxiliaryAlone = new RegExp(`^${auxiliary}$`, "i");

/** Words that look like verbs behind these are nouns or parts of a relative clause. */
const determiner =
  /(?:\b(?:the|an?|this|that|its|their|your|our|every|each|no|any|of|to|in|on|with|without|by|for|from|than|after|before|at|or|as|per|not|most|least|first|last|same|new|only the|more|fewer|less|\d+)|[-/])\s*$/i;
const relative = /\b(?:that|which|who|whose)\s+(?:\w+\s+)?$/i;
/** Ends the words that say who or what. */
const preposition =
  /\s(?:of|in|on|at|with|without|for|from|to|above|below|over|under|than|by|between|within|after|before|beyond|that|which|who|whose|up|behind|around|inside|outside|per|during|until|through|across|into|longer|shorter|older|larger|smaller|more|less|fewer|higher|lower|heavier)\s/i;
/** "That have run out": what follows is the same verb. */
const participleHead = /\b(?:have|has|had|is|are|was|were|been|be)\s+$/i;
const many =
  /(?:[^su\s]s|\b(?:you|they|we|i|people|children|others|both|all|those|these|data|users?'? and))$/i;

/** Verbs whatever stands in front of them: "a weight of zero or less is an error". */
const finite =
  /^(?:is|are|was|were|must|shall|should|may|cannot|can't|doesn't|don't|isn't|aren't|has|have)$/i;

/** Nobody says who does something in more, in UTF-16 code units. */
const longestHead = 500;

/** Where the main verb of a sentence begins; undefined where none is found. */
export function mainVerb(text: string): number | undefined {
  let isInRelative = false;
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, index - longestHead), index);
    if (index === 0 || (determiner.test(before) && !finite.test(word))) continue;
    if (participleHead.test(before) && !auxiliaryAlone.test(word)) continue;
    if (relative.test(before) && !isInRelative) {
      isInRelative = true;
      continue;
    }
    if (agrees(word, before, isInRelative) && !isNounBeforeVerb(text, word, index)) return index;
  }
  return undefined;
}

/** Whether a word can be the verb of those in front of it: "they give", "it gives". */
function agrees(word: string, before: string, isInRelative: boolean): boolean {
  if (auxiliaryAlone.test(word)) return true;
  const head = headOf(before);
  const isMany = many.test(head) || (isInRelative && /[^s]s$/i.test(before.trim())) || /\band\b/i.test(head);
  const isSingularForm = /s$/i.test(word) && !/ss$/i.test(word);
  return isSingularForm ? !isMany || /^(?:it|this|that|\w+ing\b)/i.test(head) : isMany;
}

/** The words that say who or what, up to the first preposition. */
function headOf(before: string): string {
  const trimmed = ` ${before.trim().replace(/ \w+ly$/i, "")} `;
  const end = preposition.exec(trimmed)?.index;
  return trimmed.slice(0, end === 0 ? undefined : end).trim();
}

/** "Password checks fail": what stands right in front of a verb is a noun. */
function isNounBeforeVerb(text: string, word: string, index: number): boolean {
  if (auxiliaryAlone.test(word)) return false;
  const rest = text.slice(index + word.length);
  const next = new RegExp(`^\\s+(?:\\w+ly\\s+)?(?:${auxiliary}|(?:${verbs})(?:s|es)?)\\b`, "i").exec(rest);
  return (
    next !== null &&
    !/^\s+(?:be|do|set|read|cut|put|free|open|empty|back|last|order|double|lower)\b/i.test(rest)
  );
}

const adverbs = "(?:then |also |always |automatically |immediately |never |not |only |still |no longer )*";
const startingVerb = new RegExp(
  `^${adverbs}(?:${auxiliary}|(?:${verbs})(?:s|es)|${irregular})\\b(?!\\s*[-:])`,
  "i",
);
const bareVerb = new RegExp(`^${adverbs}(?:${verbs}|be|have)\\b(?!\\s*[-:])`, "i");
const participle =
  /^(?:then |also |always |automatically |immediately |never |not |no longer )*(?:[\w-]+ed|kept|sent|put|set|cut|shown|told|given|written|lost|taken|left|made|paid|thrown|read|reset|hidden|withdrawn|sold|held|built|split|found|run|begun|frozen|chosen|forgotten)\b/i;

/** Whether a text has no subject of its own, since it begins with a verb that has one: "gets an e-mail". */
export function lacksSubject(text: string): boolean {
  return startingVerb.test(text);
}

/** Whether a text is an order: "trim the title". */
export function isOrder(text: string): boolean {
  return bareVerb.test(text) && mainVerb(text) === undefined;
}

/**
 * What a clause lacks that goes on from the one before: the subject, and the auxiliary where the verb has none. "The name is
 * trimmed" and "lower-cased": "the name is". Undefined for clauses of their own.
 */
export function carriedFrom(clause: string, next: string): string | undefined {
  const at = mainVerb(clause);
  if (at === undefined) return isOrder(clause) && bareVerb.test(next) ? "" : undefined;
  const subject = clause.slice(0, at).trim();
  if (lacksSubject(next)) return subject;
  if (limitAlone.test(next)) return `${subject} ${verbAt(clause, at)}`;
  const [modal] =
    /^(?:must|shall|should|will|may|can|(?:has|have|needs?) to)\b(?: not)?/i.exec(clause.slice(at)) ?? [];
  if (modal !== undefined && bareVerb.test(next)) return `${subject} ${modal}`;
  const [being] =
    /^(?:(?:must|shall|should|will|may|can|(?:has|have) to) (?:not )?be|is|are|gets?)\b/i.exec(
      clause.slice(at),
    ) ?? [];
  return being !== undefined && participle.test(next) ? `${subject} ${being}` : undefined;
}

/** A limit that is said of the same: "never more than 64", "at least one". */
const limitAlone =
  /^(?:(?:never|not|no) (?:more|less|fewer|longer|shorter|larger|bigger|smaller|higher|lower|above|over|below|under|older|younger)\b|at (?:most|least)\b|up to \d|a (?:maximum|minimum) of\b)/i;

/** The verb of a clause with the auxiliaries in front of it: "holds", "may be". */
function verbAt(clause: string, at: number): string {
  return (
    /^(?:(?:must|shall|should|will|may|might|can|could) (?:not )?)?[\w']+/i.exec(clause.slice(at))?.[0] ?? ""
  );
}

/** "The session is refused and its cookie removed": the second verb has lost its auxiliary. */
export function withAuxiliary(clause: string, next: string): string | undefined {
  const at = mainVerb(clause);
  const being = at === undefined ? null : /^(?:must be|should be|is|are|gets?)\b/i.exec(clause.slice(at));
  const [, subject, verb] =
    /^((?:its|the|an?|their|his|her|all|every) (?:[\w-]+ ){1,3})(\w+ed|kept|sent|set|shown|written|taken|made|put|reset)\b/i.exec(
      next,
    ) ?? [];
  if (!being || subject === undefined || verb === undefined || mainVerb(next) !== undefined) return undefined;
  return `${subject}${/s $/i.test(subject) ? "are" : "is"} ${next.slice(subject.length)}`;
}
