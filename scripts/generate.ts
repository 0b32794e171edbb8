/**
 * Writes what follows from the configuration schema and the table of tools: settings and language-model tools in
 * package.json, the JSON schema of `.inkling.json` and the README's table, the page of transformations, and what training knows of
 * languages and labels by; the pairs on which models are tried; the page on certainty from what the evaluations found. With
 * `--check` nothing is written and a difference fails.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brokenPromises, certaintyPage, readCertainty } from "../bench/eval/certainty/certainty.ts";
import { rules } from "../server/features/diagnostics/rules/rules.ts";
import { languageModelTools } from "../server/tools/languageModelTools.ts";
import { newRulePage, ruleIndex, ruleReadings, ruleSection, ruleSettingsModule } from "./ruleDocuments.ts";
import { manifestSettings, settingsFileSchema, settingsTable } from "./settingsDocuments.ts";
import { trainingLabels } from "./trainingLabels.ts";
import { trainingLanguages } from "./trainingLanguages.ts";
import { transformsDocument } from "./transformsDocument.ts";
import { verdictPairs } from "./verdictPairs.ts";

const root = new URL("../", import.meta.url);
const check = process.argv.includes("--check");
const biome = fileURLToPath(new URL("node_modules/@biomejs/biome/bin/biome", root));
let stale = 0;

// What follows from the settings is made of the module that was just written, which this process has read before.
put("server/features/diagnostics/rules/ruleReadings.json", ruleReadings);
if (put("server/contract/ruleSettings.ts", ruleSettingsModule)) {
  execFileSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit" });
  process.exit();
}
put("docs/rules/README.md", ruleIndex);
for (const rule of rules)
  put(`docs/rules/${rule.id}.md`, (old) =>
    between(old || newRulePage(rule), "measured", `\n${ruleSection(rule)}\n`),
  );
put("package.json", (old) => {
  const manifest = JSON.parse(old) as { contributes?: Record<string, unknown> };
  manifest.contributes = {
    ...manifest.contributes,
    configuration: manifestSettings(),
    languageModelTools: languageModelTools(),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
});
put("schemas/inkling.schema.json", () => `${JSON.stringify(settingsFileSchema(), null, 2)}\n`);
put("docs/transforms.md", transformsDocument);
put("training/languages.json", trainingLanguages);
put("training/labels.json", trainingLabels);
put("server/core/measure/verdictPairs.json", verdictPairs);
put("README.md", (old) => between(old, "settings", settingsTable()));
const certainty = readCertainty();
put("docs/certainty.md", () => certaintyPage(certainty));
for (const broken of brokenPromises(certainty)) {
  console.error(`said too surely: ${broken}`);
  if (check) stale++;
}
if (stale > 0) process.exitCode = 1;

/** Writes a file where it is not as it should be, and tells whether it did. */
function put(name: string, make: (old: string) => string): boolean {
  const file = new URL(name, root);
  const old = read(file);
  const text = make(old);
  if (normalise(name, text) === normalise(name, old)) return false;
  if (check) {
    stale++;
    console.error(`${name} does not follow the settings, the rules or the tools; run: npm run generate`);
  } else {
    writeFileSync(file, text);
    if (/\.(?:ts|json)$/.test(name))
      execFileSync(process.execPath, [biome, "format", "--write", fileURLToPath(file)]);
    console.log(`wrote ${name}`);
  }
  return !check;
}

/** JSON is compared by content, code without what a formatter changes. */
function normalise(name: string, text: string): string {
  if (name.endsWith(".ts")) return text.replace(/["\s]|,(?=\s*[}\]])/g, "");
  return name.endsWith(".json") && text !== "" ? JSON.stringify(JSON.parse(text)) : text;
}

function read(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function between(text: string, name: string, inner: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The file has no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${inner}\n${text.slice(to)}`;
}
