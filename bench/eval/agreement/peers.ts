import { createRequire } from "node:module";
import path from "node:path";
import { Linter, type Rule } from "eslint";
import type { RuleId } from "../../../server/contract/config.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { ownLines } from "./ownLines.ts";
import { startedAnew } from "./startedAnew.ts";

/** A peer's rule with the rule of ours it is compared with. */
export interface Pairing {
  readonly peer: string;
  readonly ours: RuleId;
  /** Options of the peer that say the same as our settings in `ourSettings`. */
  readonly options: readonly unknown[];
  /** True where both count by the same definition, so that they must agree. */
  readonly counted: boolean;
  /** True where a finding is about a function, at whose head the sides point at different tokens. */
  readonly spansHead?: boolean;
  /** How the peer is made to count by Inkling's definition, where its own is another. */
  readonly alike?: Alike;
}

/** The peer by Inkling's definition. */
export interface Alike {
  /** What is done to the peer, as the report says it. */
  readonly how: string;
  /** The findings to compare with: of this rule, and of those the ones that pass. */
  readonly rule: string;
  readonly passes?: (finding: PeerFinding) => boolean;
}

/** Limits lower than our defaults, so that real packages give enough to compare. */
export const limits = { parameters: 3, depth: 2, lines: 30, complexity: 8 } as const;

export const pairings: readonly Pairing[] = [
  {
    peer: "max-params",
    ours: "too-many-parameters",
    options: [{ max: limits.parameters }],
    counted: true,
    spansHead: true,
  },
  {
    peer: "sonarjs/nested-control-flow",
    ours: "deep-nesting",
    options: [{ maximumNestingLevel: limits.depth }],
    counted: true,
    alike: { how: "SonarJS's rule is started anew in each function", rule: "alike/nested-control-flow" },
  },
  {
    peer: "max-depth",
    ours: "deep-nesting",
    options: [{ max: limits.depth }],
    counted: true,
    alike: {
      how: "of structures in one another only the first that is too deep counts, as in S134",
      rule: "max-depth",
      passes: ({ message }) => message.includes(`(${limits.depth + 1})`),
    },
  },
  {
    peer: "sonarjs/cognitive-complexity",
    ours: "cognitive-complexity",
    options: [limits.complexity],
    counted: true,
    spansHead: true,
  },
  {
    peer: "max-lines-per-function",
    ours: "long-function",
    options: [{ max: limits.lines, skipBlankLines: true, skipComments: true, IIFEs: true }],
    counted: true,
    spansHead: true,
    alike: {
      how: "a function's lines are counted without those of the functions in it, on ESLint's own tokens",
      rule: "alike/own-lines",
    },
  },
  {
    peer: "no-magic-numbers",
    ours: "magic-number",
    options: [
      {
        ignore: [0, 1, -1, 24, 60],
        ignoreArrayIndexes: true,
        ignoreDefaultValues: true,
        enforceConst: false,
        ignoreClassFieldInitialValues: true,
      },
    ],
    counted: false,
  },
  { peer: "no-empty", ours: "empty-catch", options: [], counted: false },
  {
    peer: "no-warning-comments",
    ours: "todo-comment",
    options: [{ terms: ["todo", "fixme", "hack", "xxx", "bug"], location: "start", decoration: ["*", "/"] }],
    counted: false,
  },
  { peer: "sonarjs/no-commented-code", ours: "commented-out-code", options: [], counted: false },
  { peer: "sonarjs/no-hardcoded-passwords", ours: "security/hardcoded-secret", options: [], counted: false },
];

/** Rules of eslint-plugin-sonarjs, loaded one by one: its index needs an older TypeScript than ours. */
const sonarRules = {
  "cognitive-complexity": "S3776",
  "no-commented-code": "S125",
  "no-hardcoded-passwords": "S2068",
  "nested-control-flow": "S134",
};

/** A peer's finding. */
export interface PeerFinding {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly message: string;
}

function loadRule(id: string): Rule.RuleModule {
  const load = createRequire(import.meta.url);
  const module: unknown = load(
    path.join(packageRoot, "node_modules/eslint-plugin-sonarjs/cjs", id, "rule.js"),
  );
  if (typeof module !== "object" || module === null || !("rule" in module) || !isRule(module.rule))
    throw new Error(`eslint-plugin-sonarjs has no rule ${id}.`);
  return module.rule;
}

function isRule(value: unknown): value is Rule.RuleModule {
  return typeof value === "object" && value !== null && "create" in value;
}

/** The rules that are compared, and those by Inkling's definition. */
const compared: Linter.RulesRecord = {
  ...Object.fromEntries(pairings.map(({ peer, options }) => [peer, ["error", ...options]])),
  "alike/own-lines": ["error", limits.lines],
  "alike/nested-control-flow": ["error", { maximumNestingLevel: limits.depth }],
};

/** Creates a function that runs peers' rules over JavaScript; undefined when they cannot parse it. */
export function createPeers(
  enabled: Linter.RulesRecord = compared,
): (text: string, fileName: string) => readonly PeerFinding[] | undefined {
  const rules = Object.fromEntries(Object.entries(sonarRules).map(([name, id]) => [name, loadRule(id)]));
  const alike = { "own-lines": ownLines, "nested-control-flow": startedAnew(loadRule("S134")) };
  const linter = new Linter({ configType: "flat" });
  return (text, fileName) => {
    for (const sourceType of ["commonjs", "module"] as const) {
      const messages = linter.verify(
        text,
        {
          files: ["**/*.js", "**/*.cjs", "**/*.mjs"],
          plugins: { sonarjs: { rules }, alike: { rules: alike } },
          linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
          languageOptions: {
            ecmaVersion: "latest",
            sourceType,
            // The rule on commented-out code parses comments with these very options, and needs their tokens.
            parserOptions: {
              ecmaVersion: "latest",
              sourceType,
              tokens: true,
              comment: true,
              range: true,
              loc: true,
            },
          },
          rules: enabled,
        },
        { filename: fileName },
      );
      if (messages.some(({ fatal }) => fatal)) continue;
      return messages.map(({ ruleId, line, column, endLine, message }) => ({
        rule: ruleId ?? "",
        line,
        column,
        endLine: endLine ?? line,
        message,
      }));
    }
    return undefined;
  };
}
