/** Which runs of three signs a text has, so that most words that are not in it need not be looked for. */

/** Signs by which words are told apart: shorter ones may be in any text. */
const length = 3;
/** A run's number: five bits further for each sign, so that after three nothing is left of those before. */
const [shift, numbers] = [5, 2 ** (length * 5)];
/** Makes a capital letter a small one, and some other signs alike: what is alike may be taken for one another. */
const small = 0x20;

/** Of the text that was looked at last: many patterns are looked for in one text after the other. */
const held = new Uint8Array(numbers);
let last: string | undefined;

/** The numbers of a word's runs, letter case left out of account. */
export function threesOf(word: string): readonly number[] {
  let number = 0;
  return [...word].flatMap((sign, index) => {
    number = numberBehind(number, sign.charCodeAt(0));
    return index < length - 1 ? [] : [number];
  });
}

/** Whether a text may hold a word with these runs, in whatever case: false only where it surely does not. */
export function mayHold(text: string, threes: readonly number[]): boolean {
  if (text !== last) read(text);
  return threes.every((three) => held[three] === 1);
}

function read(text: string): void {
  held.fill(0);
  let number = 0;
  for (let index = 0; index < text.length; index++) {
    number = numberBehind(number, text.charCodeAt(index));
    held[number] = 1;
  }
  last = text;
}

function numberBehind(number: number, code: number): number {
  return ((number << shift) ^ (code | small)) & (numbers - 1);
}
