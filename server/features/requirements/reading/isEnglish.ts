const english =
  /\b(?:the|of|and|with|is|are|be|must|should|when|if|from|for|to|returns?|that|by|into|than|it|as|or|at|on|each|every|all|only|not)\b/gi;
/** Small words of German, French, Spanish, Portuguese, Italian and Dutch that English has not. */
const others =
  /(?<!\p{L})(?:der|das|den|dem|und|ist|wird|werden|eine?[nmrs]?|nicht|zwei|zur?ück|muss|le|les|des|une?|est|pour|dans|avec|doit|el|los|las|una|para|del|con|debe|os|uma|não|il|gli|che|deve|een|het|niet|wordt|moet)(?!\p{L})/giu;

/** Whether a text is English, as names in code mostly are, by its small words. Text without any is taken for English. */
export function isEnglish(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(english) >= count(others);
}
