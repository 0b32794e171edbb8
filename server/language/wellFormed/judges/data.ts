/** Data by parsers made for it: JSON, YAML, TOML, XML. */
import { parseXml, XmlError } from "@rgrove/parse-xml";
import { type ParseError, parse as parseJsonc, printParseErrorCode } from "jsonc-parser";
import { parse as parseToml, TomlError } from "smol-toml";
import { parseAllDocuments } from "yaml";
import { type Judge, offsetAt, problemAt } from "../syntaxProblem.ts";

/** A file that a template engine fills in before anybody parses it. */
const template = /\{\{|\{%|<%|^[ \t]*#(?:if|end|foreach)\b|\$\{[^}\n]{0,200}\}[ \t]*$/m;
/** More are of no use: one mistake makes many. */
const mostProblems = 5;

export const judgeJson: Judge = (text) => {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return [];
  } catch (error) {
    // With comments it is what editors call JSON with comments, which allows more.
    if (/^[ \t]*\/[/*]/m.test(text) && jsoncProblems(text, true).length === 0) return [];
    if (template.test(text)) return undefined;
    if (isJsonLines(text)) return [];
    const [first] = jsoncProblems(text, false);
    const message = error instanceof Error ? error.message : String(error);
    return first ? [first] : [problemAt(text, 0, message)];
  }
};

/** A document on each of several lines, as logs and sets of data are written. */
function isJsonLines(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.every((line) => /^\s*[[{]/.test(line) && isJson(line));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Whoever asks reads it another way.
    return false;
  }
}

export const judgeJsonc: Judge = (text) => jsoncProblems(text, true).slice(0, mostProblems);

function jsoncProblems(text: string, isLenient: boolean) {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, {
    allowTrailingComma: isLenient,
    disallowComments: !isLenient,
    allowEmptyContent: isLenient,
  });
  return errors.map(({ error, offset }) => problemAt(text, offset, spaced(printParseErrorCode(error))));
}

/** `PropertyNameExpected` as words. */
function spaced(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

export const judgeYaml: Judge = (text) => {
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, strict: true });
  if ("empty" in documents) return [];
  const errors = documents.flatMap((document) => document.errors);
  // The parser's own limit is none of the language.
  if (errors.some(({ message }) => /call stack/.test(message))) return undefined;
  if (errors.length > 0 && template.test(text)) return undefined;
  return errors
    .slice(0, mostProblems)
    .map(({ message, pos: [start] }) => problemAt(text, start, message.split("\n", 1)[0] ?? message));
};

export const judgeToml: Judge = (text) => {
  try {
    parseToml(text);
    return [];
  } catch (error) {
    if (!(error instanceof TomlError) || template.test(text)) return undefined;
    const message = error.message.replace(/^Invalid TOML document: /, "").split("\n", 1)[0] ?? "";
    return [problemAt(text, offsetAt(text, error.line, error.column - 1), message)];
  }
};

export const judgeXml: Judge = (text) => {
  try {
    // A file begins with a mark of its encoding or with nothing; the parser takes strings.
    parseXml(text.replace(/^\uFEFF/, ""), { ignoreUndefinedEntities: true });
    return [];
  } catch (error) {
    if (!(error instanceof XmlError) || template.test(text)) return undefined;
    return [problemAt(text, error.pos, error.message.split("\n", 1)[0]?.replace(/ \(line.*$/, "") ?? "")];
  }
};
