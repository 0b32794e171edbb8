/**
 * What kind of sentence a request is. "Delete the button" orders, "the delete button does nothing" reports, "deleting a
 * user leaves orphans" reports too, and "don't delete it" asks for the contrary: the verb alone tells none of them.
 */

import { namedThing } from "./phrases.ts";
import { startsWithVerb } from "./verbs.ts";

export type Mood =
  /** Says what to do. */
  | "order"
  /** Says what not to do. */
  | "prohibition"
  /** Says how the software behaves, which is not how it should. */
  | "report"
  /** Says what would be good to have. */
  | "wish"
  /** Names something and nothing else, which is to be made: "dark mode". */
  | "thing"
  /** Says how something should be that is there already. */
  | "norm"
  /** Says that something is not needed any more. */
  | "obituary"
  /** Wants to know. */
  | "question";

const finite =
  "is|are|was|were|isn't|aren't|wasn't|weren't|does|do|did|doesn't|don't|didn't|has|have|had|hasn't|haven't|can't|cannot|can not|could not|couldn't|won't|will not|would|must|should|fails?|failed|crash(?:es|ed)?|breaks?|broke|hangs?|freezes?|leaves?|left|returns?|returned|shows?|showed|throws?|threw|gets?|got|goes|went|takes?|took|stays?|stayed|keeps?|kept|causes?|caused|leads?|ignores?|ignored|loses?|lost|stops?|stopped|works?|worked|grows?|arrives?|arrived|appears?|disappears?|overlaps?|flickers?|jumps?|resets?|removes|deletes|creates|puts|sorts|counts|treats|rounds|hides|cuts|swaps|doubles|adds|opens|closes|sends|says|ends|starts|runs|prints|renders|overwrites|duplicates|shifts|blocks|produces|makes|gives|reports|logs|contains|uses|needs|wants|counts|treats|accepts|rejects|skips|drops|eats|exits|times|swallows|escapes|forgets|looks|feels|behaves|happens|remains|vanishes|exceeds|depends|results";
const unmistakable =
  "is|are|was|were|isn't|aren't|wasn't|weren't|does|doesn't|don't|didn't|has|hasn't|can't|cannot|couldn't|won't|should|must|fails|crashes|hangs|freezes|throws|leaves";
const subordinate =
  /\b(?:that|which|who|whose|so|when|whenever|if|where|because|since|until|unless|while|after|before|what|how|why|whether|as)\b/i;
/** "Search no longer finds umlauts": what could be an order is a thing, by the word behind it. */
const changed =
  /^(?!(?:is|are|does|do|did|can|why|how|what|who)\b)[\w-]+(?: [\w-]+){0,3}? (?:no longer|never|still|always|sometimes|suddenly|randomly|occasionally|often|only) (?!s)\w+s\b/i;
/** A report that ends in what is missing: "…, we need tests for it". */
const lacking =
  /[,;.:–-]\s*(?:so |and |that'?s why )?(?:we|i|you) (?:really |still )?(?:need|want|should have|are missing) (?!to\b)\w/i;
/** Orders whose object is a sentence of its own. */
const ensuring =
  /^(?:make sure|ensure|verify|check|assert|guarantee|see to it|confirm|test|explain|document|tell|show|find out|note|mention)\b/i;
const orderVerb =
  /^(?:please\s+)?(?:add|allow|annotate|avoid|bring|build|bump|cache|cap|change|clean|close|convert|copy|cover|create|cut|debug|decouple|delete|deprecate|disable|display|document|downgrade|drop|enable|enforce|ensure|expose|extend|extract|fix|format|generate|get|give|handle|harden|hide|highlight|implement|improve|increase|inline|integrate|introduce|invert|kill|let|limit|log|lower|make|merge|migrate|mock|move|normali[sz]e|offer|optimi[sz]e|paginate|parse|polish|port|prefix|prevent|provide|publish|put|raise|rate limit|reduce|refactor|reformat|rename|reorder|repair|replace|require|reset|resolve|restore|restrict|retry|return|reuse|revert|rewrite|rip|round|run|sanitize|save|set|show|simplify|skip|sort|speed|split|stop|store|strip|support|swap|switch|take|tell|test|throw|tidy|translate|trim|turn|unify|update|upgrade|use|validate|warn|wire|wrap|write|export|import|send|call|delete|remove)\b(?!\s+(?:is|are|was|were|has|does|doesn't|do|don't|did|gets?|fails?|should|must|can|cannot|can't|won't)\b)/i;

const wishing =
  /^(?:it (?:would|'d) be (?:nice|great|good|cool|useful|helpful|lovely)\b|(?:i|we|users?|customers?|people|admins?)(?:'d| would)? (?:really )?(?:like|love|want|need|miss|wish)\b|(?:i|we|users?|customers?|people) (?:keep|are) asking for\b|would be (?:nice|great|good)\b|support for\b|a (?:way|button|page|command|shortcut|keyboard shortcut|flag|switch|filter)\b|an? [\w-]+(?: [\w-]+){0,3} (?:button|page|command|shortcut|flag|filter|option|endpoint)\b(?!.*\b(?:is|does|doesn't|fails|shows)\b)|new [\w-]+:|how about\b|what about adding\b|feature request\b|(?:could|can) we (?:have|get)\b|there should be\b|we should (?:have|offer|support|get|add)\b|we could use\b)/i;
const ability =
  /\b(?:should|must|need to|want to|ought to) be able to\b|\bas an? [\w ]+,? i (?:want|need)\b|\b(?:missing feature|no way to)\b/i;
const normal = /\b(?:should|must|ought to|needs? to|have to|has to)\b/i;
const gone =
  /\b(?:nobody|no one|nothing|none of (?:us|our \w+)) (?:still )?(?:uses?|needs?|calls?|reads?)\b|\b(?:can|could|should|must|has to|have to) (?:finally )?(?:go|be (?:removed|deleted|dropped))\b|\b(?:is|are) (?:no longer|not) (?:used|needed|supported|called|necessary)\b(?!.*\bbut\b)|\b(?:obsolete|superfluous|unused|dead code)\b.*\b(?:since|now)\b|\b(?:is|are) (?:on|true|enabled) (?:everywhere|for everyone|for all)\b/i;
const questionWord =
  /^(?:what'?s?|why|how'?s?|where'?s?|when|which|who'?s?|whose|whom|trying to (?:understand|figure out|find out|see)|is|are|was|were|does|do|did|can|could|should|would|will|has|have|may|might|any idea|i wonder|i'm wondering|wondering|i don'?t (?:understand|get|know)|not sure|curious|explain|describe|summari[sz]e|tell me|walk me through|find out|compare|list all|show me (?:where|how|which|what)|give me an overview|look into why|investigate|review|analy[sz]e)\b/i;

/** "When a player leaves, the others wait": the clause in front asks nothing. */
const openingClause =
  /^(?:when|where|how|whenever)\b(?! (?:is|are|was|were|do|does|did|can|could|should|would|will|to)\b)[^,?]*,[^?]*$/i;

/** The mood of a request, and the part of it that says what is wanted. */
export interface ReadMood {
  readonly mood: Mood;
  /** The order in it, where a report ends with one: "…, please fix it". */
  readonly order?: string;
}

/** Reads a request without the politeness in front of it. */
export function readMood(text: string, whole: string): ReadMood {
  const said = text.replace(/^\w+(?:\([^)]*\))?!?:\s+(?=\S)/, "");
  if (/^(?:don'?t|do not|never|no longer|stop (?:\w+ing)|avoid (?:\w+ing)|must not|should not)\b/i.test(said))
    return { mood: "prohibition" };
  const order = closingOrder(said);
  if (order !== undefined)
    return { mood: isReport(said) || !orderVerb.test(said) ? "report" : "order", order };
  if (asksWhetherPossible(whole)) return { mood: "question" };
  if ((wishing.test(whole) && !orderVerb.test(said)) || ability.test(said)) return { mood: "wish" };
  return { mood: moodOfSentence(said) };
}

/** The mood by what a sentence itself says. */
function moodOfSentence(said: string): Mood {
  const hasMark = /\?\s*$/.test(said);
  if (gone.test(said) && !hasMark) return "obituary";
  if (isOrderToWrite(said)) return "wish";
  if ((questionWord.test(said) && !openingClause.test(said)) || (hasMark && !orderVerb.test(said)))
    return "question";
  if (isReport(said)) return moodOfReport(said);
  if (orderVerb.test(said) || startsWithVerb(said)) return "order";
  const thing = namedThing(said);
  return thing === undefined ? "order" : thing === "wish" ? "thing" : "report";
}

/** A report of what is missing is a wish, one of how things should be a norm. */
function moodOfReport(said: string): Mood {
  if (lacking.test(said)) return "wish";
  return normal.test(said) && !/\b(?:but|although)\b/i.test(said) ? "norm" : "report";
}

/** "Can you delete files with this API?" asks about it, "can you delete the file?" orders. */
function asksWhetherPossible(whole: string): boolean {
  return /^(?:can|could) (?:you|one|i|we|it)\b.*\b(?:with|through|via|using|from) (?:this|the|our|your) (?:api|sdk|cli|library|tool|client|endpoint|ui|command)\b.*\?\s*$/i.test(
    whole,
  );
}

function isOrderToWrite(said: string): boolean {
  return /^(?:explain|describe|summari[sz]e) .*\bin (?:an? |the )?(?:docs|readme|comments?|documentation|changelog|guide)\b/i.test(
    said,
  );
}

/** Whether the main clause has a subject and a verb that says how things are. */
function isReport(said: string): boolean {
  if (ensuring.test(said)) return false;
  if (changed.test(said)) return true;
  const main = said.split(/[:;.!?]\s|,\s/)[0] ?? said;
  const cut = main.search(subordinate);
  const clause = cut > 0 ? main.slice(0, cut) : main;
  // Behind an order's verb, "reports" and "shows" are things and further orders.
  const verbs = orderVerb.test(said) ? unmistakable : finite;
  const found = new RegExp(`(?<!\\b(?:and|or|to|the|all|our|my))\\s(?:${verbs})(?![\\w-])`, "i").exec(clause);
  if (!found)
    return (
      /^(?:no|there (?:is|are)|missing|wrong|broken|cannot|can't|can not|unable to|impossible to|not able to|failed to)\b/i.test(
        said,
      ) ||
      (/^\w+ing\b/.test(said) && new RegExp(`\\s(?:${finite})\\b`, "i").test(main))
    );
  const subject = clause.slice(0, found.index);
  // "Make the list show …" orders, and "to" makes the verb no statement.
  return !/^(?:please|let|make|have|get|give|help)\b/i.test(subject) && !/\bto$/.test(subject);
}

/** "This function is 300 lines long, split it up." */
function closingOrder(said: string): string | undefined {
  const clauses = said.split(/(?:[.;,!?]|\s[-–—])\s+/);
  for (const clause of clauses.slice(1).reverse()) {
    const bare = clause
      .replace(/^(?:and|so|then|but|please|can you|could you|kindly|let's|we should)\s+/gi, "")
      .replace(/^please\s+/i, "");
    if (orderVerb.test(bare) && /\b(?:it|that|this|them|everything|all|those|these)\b/i.test(bare))
      return bare;
  }
  return undefined;
}
