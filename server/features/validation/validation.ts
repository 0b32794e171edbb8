/** Is a piece of code well-formed, in the language it should be in, and what was asked for? */
import type { Ports, Tier, YesNoUnsure } from "../../contract/ports.ts";
import { lazyOwnNames } from "../../language/names/ownNames.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { syntaxErrors } from "./syntaxErrors.ts";
import { findUnknownNames, type UnknownName } from "./unknownNames.ts";
import type { ValidationError } from "./validationError.ts";

/** As `inkling validate` prints it. */
export interface Validation {
  /** Unknown where no parser knows the language, or none is sure. */
  readonly syntax: "valid" | "invalid" | "unknown";
  /** The language that the text is in, as an LSP identifier; null when nothing decides. */
  readonly language: string | null;
  /** Whether that is the language asked for; true when none was. */
  readonly languageMatches: boolean;
  /** Whether the text does what was asked; absent when nothing was. */
  readonly requirement?: YesNoUnsure | "partial";
  readonly errors: readonly ValidationError[];
  /**
   * Imports and called functions that exist neither in the language, the workspace nor its dependencies: of valid Python,
   * JavaScript, TypeScript and Go. Empty where nothing is known to be missing.
   */
  readonly unknownNames: readonly UnknownName[];
  readonly tier: Tier;
  /** How often what is said of the syntax is right, 0 to 1; 0 where nothing is. */
  readonly confidence: number;
  readonly ms: number;
}

export interface ToValidate {
  readonly text: string;
  /** The language it should be in, as an LSP identifier. */
  readonly languageId?: string;
  /** With forward slashes; its name may tell the language. */
  readonly path?: string;
  /** What the code should do, in plain words. */
  readonly requirement?: string;
}

export interface ValidationProvider {
  /** Validates a text. Never rejects for what the text holds; rejects with the signal's reason when aborted. */
  validate(candidate: ToValidate, signal: AbortSignal): Promise<Validation>;
}

/** Tells the language of a text; `classification` in the service. */
export type GuessLanguage = (
  path: string,
  text: string,
) => { readonly id: string | undefined; readonly confidence: number };

/** Judges code against a requirement; `requirements.satisfies` in the service. */
export type Satisfies = (
  requirement: string,
  code: { readonly path: string; readonly languageId: string; readonly text: string },
  signal: AbortSignal,
) => Promise<{ readonly verdict: YesNoUnsure | "partial" }>;

export function createValidation(
  ports: Ports,
  syntax: Syntax,
  guess: GuessLanguage,
  satisfies: Satisfies,
): ValidationProvider {
  const ownNamesOf = lazyOwnNames(ports.glossary);
  const unknownNames = async (languageId: string, { text, path }: ToValidate, signal: AbortSignal) => {
    const own = await ownNamesOf(languageId);
    return own && !/\.(?:pyi|d\.[cm]?ts)$/.test(path ?? "")
      ? findUnknownNames({ languageId, text, path }, own, syntax, ports.workspace, signal)
      : [];
  };
  return Object.freeze({
    async validate(candidate: ToValidate, signal: AbortSignal): Promise<Validation> {
      signal.throwIfAborted();
      const start = ports.clock.now();
      const { text, languageId, path = "" } = candidate;
      const guessed = guess(path, text);
      const wanted = languageId ?? guessed.id;
      const found = wanted === undefined ? undefined : await syntaxErrors(syntax, wanted, text);
      const errors = found ?? [];
      signal.throwIfAborted();
      const byContent = guess("", text);
      const valid = errors.length === 0;
      const said = found === undefined ? "unknown" : valid ? "valid" : "invalid";
      const matches =
        languageId === undefined ||
        isIn(languageId, byContent, said === "valid") ||
        (said !== "valid" &&
          byContent.confidence < clear &&
          (said === "unknown" || !(await isValid(syntax, byContent.id, text))));
      const language = languageId !== undefined && matches ? languageId : (byContent.id ?? wanted ?? null);
      const code = { path, languageId: wanted ?? "", text };
      const judged =
        candidate.requirement === undefined
          ? undefined
          : await satisfies(candidate.requirement, code, signal);
      return {
        syntax: said,
        language: languageId === undefined ? (wanted ?? null) : language,
        languageMatches: matches,
        ...(judged ? { requirement: judged.verdict } : {}),
        errors,
        unknownNames:
          said === "valid" && wanted !== undefined ? await unknownNames(wanted, candidate, signal) : [],
        tier: "heuristic",
        confidence: confidences[said],
        ms: Math.round((ports.clock.now() - start) * 1000) / 1000,
      };
    },
  });
}

/** As `npm run eval outside` measures: what is reported is wrong, and what is broken is mostly found. */
const confidences = { invalid: 0.99, valid: 0.9, unknown: 0 } as const;

/** Whether a text is well-formed in a language that there is a parser for. */
async function isValid(syntax: Syntax, languageId: string | undefined, text: string): Promise<boolean> {
  if (languageId === undefined) return false;
  return (await syntaxErrors(syntax, languageId, text))?.length === 0;
}

/** A guess from the content that outweighs a parse: short texts are valid in many languages. */
const clear = 0.85;

/** Languages that contain one another cannot be told apart by every text. */
const families: readonly (readonly string[])[] = [
  ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  ["c", "cpp", "objective-c", "objective-cpp"],
  ["json", "jsonc", "json5"],
  ["css", "scss", "less"],
  ["html", "xml", "vue", "svelte"],
];

/** A clear look decides; otherwise a text that its grammar accepts is in the language. */
function isIn(wanted: string, actual: ReturnType<GuessLanguage>, parses: boolean): boolean {
  const { id, confidence } = actual;
  if (id === undefined || id === wanted) return true;
  if (families.some((family) => family.includes(wanted) && family.includes(id))) return true;
  return parses && confidence < clear;
}
