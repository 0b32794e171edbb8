/** What other linters were told to overlook: whoever silenced one of them has looked at the place, and meant it. */
import type { RuleId } from "../../../contract/config.ts";
import { isDirective } from "../../../language/comments/directives.ts";
import type { NodeIndex } from "../../../language/parse/nodeIndex.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { namesIn } from "../../../language/roles/names.ts";

/** Their rules for what ours look for: ESLint, Biome, Ruff and Flake8, Pylint, Bandit, golangci-lint, Clippy, RuboCop, PMD, SonarQube, IntelliJ, SpotBugs. */
const peers: Readonly<Partial<Record<RuleId, RegExp>>> = {
  "missing-error-handling":
    /no-floating-promises|noFloatingPromises|handle-callback-err|errcheck|unwrap_used|SIM115|R1732|consider-using-with|ResultOfMethodCallIgnored|RV_RETURN_VALUE_IGNORED/,
  "empty-catch":
    /\bno-empty\b|noEmptyBlockStatements|S110\b|B110\b|E722\b|bare-except|Lint\/SuppressedException|EmptyCatch/,
  "magic-number":
    /no-magic-numbers|PLR2004|magic-value|MagicNumber|\b(?:go)?mnd\b|Style\/NumericLiterals|noMagicNumbers/,
  "commented-out-code": /ERA001|E800\b|S125\b/,
  "too-many-parameters":
    /max-params|PLR0913|R0913|too-many-arguments|ParameterNumber|too_many_arguments|ParameterLists/,
  "long-function":
    /max-lines-per-function|PLR0915|R0915|too-many-statements|funlen|MethodLength|too_many_lines/,
  "deep-nesting": /max-depth|nestif|too-many-nested-blocks|PLR1702|excessive_nesting/,
  "cognitive-complexity":
    /complexity|C901\b|PLR091[12]|R091[12]|too-many-(?:branches|returns)|gocognit|gocyclo|cyclop|Complexity/,
  "security/code-injection":
    /no-eval|noGlobalEval|no-implied-eval|no-new-func|(?:exec|eval)-used|[SB]102\b|[SB]307\b|W012[23]|Security\/Eval/,
  "security/command-injection": /[SB]60[1-7]\b|G204\b|detect-child-process/,
  "security/sql-injection": /[SB]608\b|G20[12]\b/,
  "security/weak-hash": /[SB]303\b|[SB]324\b|G40[16]\b|G50[15]\b/,
  "security/insecure-random": /[SB]311\b|G404\b/,
  "security/insecure-deserialization": /[SB]30[12]\b|[SB]403\b|[SB]506\b|Security\/(?:YAML|Marshal)Load/,
  "security/disabled-tls-verification": /[SB]50[1-3]\b|G402\b/,
  "security/unsafe-html": /no-danger|no-unsanitized|G203\b|[SB]308\b|[SB]70[34]\b|Rails\/OutputSafety/,
  "security/hardcoded-secret": /[SB]10[5-7]\b|G101\b|allowlist|gitleaks:allow/,
};
/** `NOSONAR` means every rule; without a rule's name all that a scanner of security would say is meant. */
const anySecurity = /^\W*nosec\s*(?:$|[^\s:BG(-]|-{1,2}\s+(?![BG]\d))/;

/** Tells whether another linter's directive, on a finding's line or alone on the line above, or an attribute, silences the same there. */
export function peerSuppressions(index: NodeIndex): (rule: RuleId, start: number) => boolean {
  const { source } = index.unit;
  const directives = index.ofTypes(index.language.comments).filter(({ text }) => isDirective(text));
  const attributes = index.ofTypes(index.language.attributes).filter(isAllowing);
  return (rule, start) =>
    directives.some((comment) => silences(comment.text, rule) && isBeside(source, comment, start)) ||
    attributes.some((attribute) => isAbout(attribute, rule) && isOfItem(attribute, start));
}

/** Rust's `#[allow(…)]` and `#[expect(…)]`, under a condition too. */
function isAllowing(attribute: SyntaxNode): boolean {
  const [first = "", ...others] = namesIn(attribute);
  return allowing.test(first) || (first === "cfg_attr" && others.some((name) => allowing.test(name)));
}

const allowing = /^(?:allow|expect)$/;

function isAbout(attribute: SyntaxNode, rule: RuleId): boolean {
  return namesIn(attribute).some((name) => peers[rule]?.test(name) === true);
}

/** Whether an attribute belongs to the item that holds a place: `#[allow(clippy::too_many_arguments)]`. */
function isOfItem({ nextSibling }: SyntaxNode, start: number): boolean {
  let item = nextSibling;
  while (item && (item.language.attributes.has(item.type) || item.language.comments.has(item.type)))
    item = item.nextSibling;
  return item !== undefined && item.start <= start && start < item.end;
}

function silences(text: string, rule: RuleId): boolean {
  if (text.includes("NOSONAR")) return rule in peers;
  return peers[rule]?.test(text) === true || (rule.startsWith("security/") && anySecurity.test(text));
}

function isBeside(source: string, comment: SyntaxNode, start: number): boolean {
  if (comment.start >= start) return !source.slice(start, comment.start).includes("\n");
  const lineStart = source.lastIndexOf("\n", comment.start - 1) + 1;
  const isAlone = source.slice(lineStart, comment.start).trim() === "";
  return isAlone && /^[^\n]*\n[^\n]*$/.test(source.slice(comment.end, start));
}
