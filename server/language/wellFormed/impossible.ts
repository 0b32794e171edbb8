/** Pieces of code, by language, that no macro and no newer version makes sense of: where a tree has an error, these explain it. */

interface Impossible {
  /** Matched against code whose comments are blanks and whose texts are quotes. */
  readonly pattern: RegExp;
  readonly message: string;
}

const missing = "something is missing here";
const noSemicolon = "“;” is missing here";
const notHere = "this has no place here";

const elseFirst: Impossible = { pattern: /\{\s{0,99}else\b/, message: "nothing stands before this “else”" };
const casesLabel: Impossible = {
  pattern: /\bcase\s{1,9}[\w.]{1,99}\s{1,99}(?:break|return|continue)\b/,
  message: "“:” is missing in this case",
};
const bracketless: Impossible = {
  pattern:
    /\b(?:if|while|switch)\s{1,9}(?!not\b|compl\b|constexpr\b|consteval\b)[a-z_]\w{0,99}\s{0,9}[<>=!{]/,
  message: "the condition needs brackets",
};
const stepless: Impossible = {
  pattern: /\}\s{0,9}while\s{0,9}\([^(){};]{0,200}\)\s{0,99}\}/,
  message: noSemicolon,
};
const endlessLoop: Impossible = {
  pattern:
    /\bdo\s{0,99}\{[^{}]{0,500}\}\s{0,9}while\s{0,9}\([^(){};]{0,200}\)\s{1,99}(?:return|if|for|while|break|[a-z_]\w{0,99}\s{0,9}[=(;])/,
  message: noSemicolon,
};
const commaLoop: Impossible = {
  pattern: /\bfor\s{0,9}\([^();:]{0,200};[^();:]{0,200}\)/,
  message: "a loop has three parts",
};
const halfChoice: Impossible = {
  pattern: /[^?]\?\s{0,9}\w{1,99}\s{0,9};/,
  message: "“:” is missing in this choice",
};
const emptyArrow: Impossible = { pattern: /=>\s{0,9}[;)]/, message: missing };

/** An operator with nothing behind it, or two numbers in a row. */
const operands: Impossible = {
  pattern:
    /(?<!operator\s{0,9}|[=!<>+\-*/%&|^~])=\s{0,99};|\b\d{1,99} \d{1,99}\b|\?\s{0,99};|\|\|\s{0,99};|(?<!operator\s{0,9}|\+)\+\s{0,9};|(?<!operator\s{0,9}|-)-\s{0,9};/,
  message: missing,
};
/** A variable whose value would be a declaration: what is given stands before something else that begins. */
const declared: Impossible = {
  pattern:
    /\b(?:int|char|long|float|double|bool|size_t)\s{1,9}\*{0,2}\s{0,9}\w{1,99}\s{0,9}=\s{1,99}(?:int|char|float|double|void|bool|long)\s{1,9}\*{0,2}\s{0,9}(?!(?:const|volatile|int|long|unsigned|signed)\b)[a-z_]\w{0,99}\s{0,9}[(=;]/,
  message: missing,
};
const library =
  /\b(?:f?printf|puts|strcpy|memcpy|free|scanf)\s{0,9}\([^(){};]{0,300}\)\s{0,99}(?:\}|(?:return|if|for|while|int|char)\b)/;

const ofC: readonly Impossible[] = [
  ...[operands, declared, elseFirst, casesLabel, bracketless, stepless, endlessLoop, commaLoop, halfChoice],
  { pattern: /\breturn\s{1,9}(?:\d[\w.]{0,99}|[a-z]\w{0,99})\s{0,9}\}/, message: noSemicolon },
  { pattern: library, message: noSemicolon },
  {
    pattern: /\b(?:int|char|long|float|double|bool|auto)\s{1,9}\d\w{0,99}\s{0,9}[=;,]/,
    message: "a name begins with no digit",
  },
  { pattern: /\bgoto\s{0,9};/, message: missing },
];

/** A class of the standard library whose list of types does not end. */
const openTypes: Impossible = {
  pattern:
    /\bstd::(?:vector|map|set|list|deque|queue|stack|array|pair|tuple|optional|variant|function|span|(?:unordered_)?(?:multi)?(?:map|set)|(?:unique|shared|weak)_ptr|atomic|future|promise|basic_string|basic_string_view)\s{0,9}<[^<>;(){}]{0,300}[;{]/,
  message: "“>” is missing behind these types",
};

const byLanguage: Readonly<Record<string, readonly Impossible[]>> = {
  c: ofC,
  cpp: [...ofC, openTypes],
  "objective-c": [operands],
  "objective-cpp": [operands, openTypes],
  csharp: [
    ...[elseFirst, casesLabel, bracketless, stepless, endlessLoop, commaLoop, halfChoice, emptyArrow],
    { pattern: /\bforeach\s{0,9}\((?:(?!\bin\b)[^(){};]){0,200}\)/, message: "“in” is missing in this loop" },
    { pattern: /\bforeach\s{0,9}\(\s{0,9}\w{1,99}\s{1,9}in\b/, message: "the type is missing in this loop" },
    { pattern: /\bnamespace\s{0,9}\{/, message: "this needs a name" },
  ],
  kotlin: [
    elseFirst,
    bracketless,
    {
      pattern: /\bfun\s{1,9}(?!interface\b)\w{1,99}\s{1,9}\w{1,99}\s{0,9}\(/,
      message: "the type of what a function gives stands behind its parameters",
    },
  ],
  swift: [
    elseFirst,
    {
      pattern:
        /\bguard\s(?:(?!\belse\b)[^{}()]|\([^{}()]{0,200}\)){1,300}\{\s{0,99}(?:return|throw|continue|break)\b[^{}]{0,300}\}(?!\s{0,99}(?:else\b|[,.)]))/,
      message: "“else” is missing in this guard",
    },
  ],
  rust: [
    elseFirst,
    { pattern: /(?<![=!<>+\-*/%&|^])=\s{0,99};/, message: missing },
    { pattern: /\bfor\s{1,9}\w{1,99}\s{1,9}\d/, message: "“in” is missing in this loop" },
    { pattern: /\blet\s{1,9}[A-Z]\w{0,99}\([^(){};]{0,99}\)\s{0,9}=\s{0,9}\{\s{0,9}\}/, message: notHere },
  ],
};

/** The first piece that makes no sense. @param code the text, its comments turned to blanks and its texts to quotes */
export function firstImpossible(
  languageId: string,
  code: string,
): { readonly at: number; readonly message: string } | undefined {
  const found = (byLanguage[languageId] ?? [operands]).flatMap(({ pattern, message }) => {
    const at = code.search(pattern);
    return at < 0 ? [] : [{ at, message }];
  });
  return found.sort((one, other) => one.at - other.at)[0];
}
