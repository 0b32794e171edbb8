/** Verbs that requests begin with, as alternatives of an expression, by what they ask for. */

export const createVerbs =
  "add|create|build|implement|write|generate|introduce|scaffold|make (?:an?|me|us|some)|develop|set ?up|design|produce|draft|provide|support|enable|bootstrap|initiali[sz]e|insert|new|integrate|expose|allow|init|compose|an?|document|annotate|cover|mock|put|mention|assert|attach|offer|notify|rate[- ]limit|export .{1,40} as|show an?|let (?!it\\b|us\\b|me\\b|them\\b|the\\b|this\\b)\\w+s?(?= \\w)|increase (?:the )?(?:test )?coverage";
export const modifyVerbs =
  "fix|undo|roll ?back|change|update|modify|refactor|rename|move|improve|optimi[sz]e|convert|replace|rewrite|migrate|extract|split|merge|simplify|upgrade|correct|adjust|clean(?: ?up)?|restructure|reorgani[sz]e|port|repair|resolve|debug|patch|edit|tweak|speed up|make sure|ensure|handle|bump|inline|reduce|increase|extend|reformat|format|tidy|translate|switch|swap|turn|use|set|wrap|sort|prevent|avoid|stop|correct|polish|reword|unify|decouple|deduplicate|dedupe|parallelize|cache|harden|sanitize|validate|revert|downgrade|make (?:the|it|this|our|sure|that|all|every)|let|rework|redesign|adapt|perf|show the|test|mark|hide|align|shorten|clarify|reuse|get (?:us )?(?:off|away from)|pull .{1,60} (?:out|into|up)";
export const deleteVerbs =
  "delete|remove|drop|strip|eliminate|get rid of|erase|purge|prune|uninstall|discard|retire|kill|take out|throw away|rip out|throw out|unset|disable|take .{1,60} out of";
export const queryVerbs =
  "what'?s?|why|how'?s?|where'?s?|when|which|who'?s?|whose|trying to (?:understand|figure out|find out|see)|is|are|was|were|does|do|did|can|could|should|would|will|has|have|explain|describe|show (?:me|all|every|where|how|which|what)|list|find|tell|search|locate|count|check|compare|summari[sz]e|look up|give me|review|analy[sz]e|identify|print|display|define|clarify what|walk me through|investigate why";

export function startsWith(verbs: string): RegExp {
  return new RegExp(`^(?:${verbs})(?![\\w-])`, "i");
}

const any = [createVerbs, modifyVerbs, deleteVerbs, queryVerbs].map((verbs) => ({
  whole: new RegExp(`^(?:${verbs})$`, "i"),
  start: startsWith(verbs),
}));

/** Whether a word is one of the verbs. */
export function isVerb(word: string): boolean {
  return any.some(({ whole }) => whole.test(word));
}

/** Whether a text begins with one of the verbs. */
export function startsWithVerb(text: string): boolean {
  return any.some(({ start }) => start.test(text));
}
