const english =
  /\b(?:the|of|and|with|is|are|be|must|should|when|if|from|for|to|returns?|that|by|into|than|it|as|or|at|on|each|every|all|only|not|this|what|why|how|which|where|does|can|my|you|there|but|please)\b/gi;
/** Small words of German, French, Spanish, Portuguese, Italian and Dutch that English has not. */
const others =
  /(?<!\p{L})(?:der|die|das|den|dem|und|um|ist|wird|werden|eine?[nmrs]?|nicht|zwei|zur?ück|muss|für|wie|mit|auf|bitte|ich|le|la|les|des|une?|est|pour|dans|avec|doit|cette|ce|que|qui|et|el|los|las|una|para|del|con|debe|por|esta|este|os|uma|não|il|gli|che|deve|een|het|niet|wordt|moet|voor)(?!\p{L})/giu;
/** Letters of other scripts than the Latin one. */
const foreignLetters = /(?!\p{Script=Latin})\p{L}/gu;
const letters = /\p{L}/gu;
/** So many words in a row, and none of the small ones, are no English sentence. */
const longPhrase = 4;

/**
 * Whether a text is English, as names in code mostly are, by its script and its small words. Text without any of them is taken for
 * English.
 */
export function isEnglish(text: string): boolean {
  return !isForeignScript(text) && count(text, english) >= count(text, others);
}

/** The same for who must be sure: a longer text without any small word of English is none. */
export function isSurelyEnglish(text: string): boolean {
  return isEnglish(text) && (count(text, english) > 0 || text.trim().split(/\s+/).length < longPhrase);
}

function isForeignScript(text: string): boolean {
  return count(text, foreignLetters) > count(text, letters) / 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
