import { readLabels } from "../bench/eval/outside/labels.ts";
import { statedPrecision } from "../bench/eval/outside/statedPrecision.ts";
import { leastConfidence, leastListed } from "../server/features/diagnostics/engine/conclude.ts";
import {
  intervalOf,
  type KnownReadings,
  type Readings,
  shareOf,
} from "../server/features/diagnostics/engine/readings.ts";
import type { Rule, RuleExample, RuleOption } from "../server/features/diagnostics/engine/rule.ts";
import { precisionOf, rules } from "../server/features/diagnostics/rules/rules.ts";

/** What the settings' schema must know of each rule, as a module: the schema lies below the rules, which lie in a feature. */
export function ruleSettingsModule(): string {
  const settings = Object.fromEntries(
    rules.map(({ id, title, severity, options = {} }) => [id, { severity, title, options }]),
  );
  return [
    "// Written by `npm run generate` from the rules themselves, in server/features/diagnostics/rules/.",
    "",
    "/** Each rule's default severity and options. */",
    `export const ruleSettings = ${JSON.stringify(settings, null, 2)} as const;`,
    "",
  ].join("\n");
}

const readings = statedPrecision([...readLabels().values()]);

/** How sure the rules are, as data. */
export function ruleReadings(): string {
  return `${JSON.stringify(readings, null, 2)}\n`;
}

/** The index of the rules' pages. */
export function ruleIndex(): string {
  const rows = rules.map((rule) => {
    const { id, title, severity, weakness, fix, sparesTests } = rule;
    const settings = Object.entries(rule.options ?? {}).map(
      ([name, option]) => `\`${name}\` (${shown(option)})`,
    );
    return [
      `[\`${id}\`](${id}.md)`,
      title,
      severity,
      settings.join(", "),
      weakness === undefined
        ? ""
        : `[CWE-${weakness}](https://cwe.mitre.org/data/definitions/${weakness}.html)`,
      fix ? "yes" : "",
      sparesTests ? "spared" : "",
      surenessOf(rule).all,
    ];
  });
  const head = ["rule", "finds", "severity", "settings", "weakness", "fix", "tests", "sure"];
  return [
    "# The rules",
    "",
    `Written by \`npm run generate\` from the rules themselves. “Sure” is the confidence of its findings: ${basis}.`,
    "Below 80 % a finding is a hint, for which `inkling check` does not fail; a rule whose severity is “hint” is left out there below 90 % unless `--rule` or",
    "`--fail-on hint` asks for it.",
    "",
    ...[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ].join("\n");
}

/** A page to begin with, where a rule has none: what the rule itself says, and the places to fill. */
export function newRulePage({ id, title, severity, examples, options = {} }: Rule): string {
  const code = ({ language, bad, good }: RuleExample) => [
    ...[`\`\`\`${language}`, bad, "```", "", "Better:", ""],
    ...[`\`\`\`${language}`, good, "```", ""],
  ];
  const settings = Object.entries(options).map(([name, { description }]) => `- \`${name}\`: ${description}`);
  return [
    ...[`# \`${id}\`: ${title.charAt(0).toLowerCase()}${title.slice(1).replace(/\.$/, "")}`, ""],
    ...[`Default severity: ${severity}.`, "", "## What", "", title, ""],
    ...["## Why", "", "## Example", "", ...examples.flatMap(code)],
    ...["## How it is counted", "", "## Settings", "", ...(settings.length > 0 ? settings : ["None."]), ""],
    ...["## How often it is right", "", "<!-- measured:start -->", "<!-- measured:end -->", ""],
    ...["## Turning it off", "", "```json", `{ "rules": { "${id}": { "severity": "off" } } }`, "```", ""],
    ...["## References", ""],
  ].join("\n");
}

/** What a rule's page says of what it spares and how often it is right. */
export function ruleSection(rule: Rule): string {
  const { severity, spares } = rule;
  const { share, all, others } = surenessOf(rule);
  const sureKinds = Object.entries(rule.kinds ?? {}).flatMap(([kind, words]) =>
    precisionOf(rule, undefined, kind) >= leastConfidence ? [words] : [],
  );
  const inCheck =
    severity === "hint"
      ? "and `inkling check` leaves it out unless `--rule` or `--fail-on hint` asks for it"
      : "for which `inkling check` does not fail";
  const sure =
    share >= (severity === "hint" ? leastListed : leastConfidence)
      ? ""
      : ` That is too little to disturb anybody: it is a hint, ${inCheck}${sureKinds.map((words) => `; not so ${words}`).join("")}.`;
  return [
    ...(spares.length > 0 ? ["Spared:", "", ...spares.map((each) => `- ${each}`), ""] : []),
    `The confidence of its findings is ${[all, ...others].join("; ")}: ${basis}.${sure}`,
  ].join("\n");
}

const basis =
  "how often a careful reviewer agreed with findings in packages by other people (bench/eval/outside/labels.jsonl), with the interval of 95 % and the number of findings that count; “about” where others than readers judge it: the languages’ own tools, the settings’ schema, the documents of a workspace. All readings before the newest count for at most fifteen findings, since rules are mended after each";

interface Sureness {
  /** 0 to 1. */
  readonly share: number;
  readonly all: string;
  /** By kind and by language. */
  readonly others: readonly string[];
}

function surenessOf(rule: Rule): Sureness {
  const { id, kinds = {} } = rule;
  const known: KnownReadings | undefined = readings[id];
  if (!known) return { share: precisionOf(rule), all: `about ${percent(precisionOf(rule))}`, others: [] };
  const others = Object.entries(known.in).map(([language, each]) => `${language}: ${sureness(each)}`);
  const byKind = Object.entries(known.kinds).map(([kind, each]) => `${kinds[kind]}: ${sureness(each)}`);
  return { share: shareOf(known.all), all: sureness(known.all), others: [...byKind, ...others] };
}

function sureness(known: Readings): string {
  const [low, high] = intervalOf(known).map((each) => Math.round(each * 100));
  return `${percent(shareOf(known))} (${low}–${high} % of ${known.read})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function shown(option: RuleOption): string {
  return option.type === "numbers" ? "none" : String(option.default);
}
