import { LRUCache } from "lru-cache";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports, Tier } from "../../../contract/ports.ts";
import { asWhole } from "../../../language/parse/asWhole.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import { isWhole, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { type CodeFacts, readCodeFacts } from "../code/codeFacts.ts";
import { copyContext, copyUnit } from "../code/codeUnits.ts";
import { splitClaims } from "../reading/splitClaims.ts";
import type { Evidence, Judgement, UnitRange } from "../requirement.ts";
import { judgeByAnalysis } from "./judges/judgeByAnalysis.ts";
import { judgeByLarge } from "./judges/judgeByLarge.ts";
import { judgeByModel, type ModelVerdict } from "./judges/judgeByModel.ts";
import { reduceCode } from "./judges/reduceCode.ts";

/** Characters of a line that is shown as evidence. */
const evidenceLength = 200;

/** A piece of code to be judged. */
export interface CodePlace {
  readonly uri: string;
  readonly unit: UnitRange;
}

/** Code to be judged that need not be a file: a path is shown with the evidence. */
export interface CodeText {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** The whole text when left out. */
  readonly unit?: UnitRange;
  /** The file's document, whose parse tree is shared by all that is judged in it. */
  readonly document?: TextDocument;
}

/** Verdicts kept, by requirement text and code. */
const cachedVerdicts = 1_000;

/** Judges requirements, and keeps verdicts as long as neither text nor code changes. */
export class Checker {
  readonly #ports: Ports;
  readonly #syntax: Syntax;
  readonly #verdicts = new LRUCache<string, Judgement>({ max: cachedVerdicts });

  constructor(ports: Ports, syntax: Syntax) {
    this.#ports = ports;
    this.#syntax = syntax;
  }

  /** The code at places, read now; what cannot be read is left out. */
  async load(places: readonly CodePlace[]): Promise<CodeText[]> {
    const { workspace } = this.#ports;
    const texts: CodeText[] = [];
    for (const { uri, unit } of places) {
      const document = await workspace.document(uri);
      if (document)
        texts.push({
          path: workspace.relativePath(uri),
          languageId: document.languageId,
          text: document.getText(),
          unit,
          document,
        });
    }
    return texts;
  }

  /** What a verdict depends on. */
  fingerprint(text: string, code: readonly CodeText[]): string {
    const parts = code.map(
      ({ path, unit, text: all }) => `${path}\n${unit ? all.slice(unit.start, unit.end) : all}`,
    );
    const { name, capabilities } = this.#ports.model.status;
    return [text, ...parts, capabilities.includes("judge") ? name : ""].join("\0");
  }

  /**
   * Judges a requirement against code: analysis first, then the model where analysis is unsure.
   * @param large whether the user wants the larger model to be asked where both are unsure
   */
  async judge(
    text: string,
    code: readonly CodeText[],
    large: boolean,
    signal: AbortSignal,
  ): Promise<Judgement> {
    const started = this.#ports.clock.now();
    const key = `${large ? this.#ports.largeModel?.name : ""}\0${this.fingerprint(text, code)}`;
    const known = this.#verdicts.get(key);
    if (known) return { ...known, ms: this.#ports.clock.now() - started };
    const judgement = await this.#judge(text, code, large, started, signal);
    this.#verdicts.set(key, judgement);
    return judgement;
  }

  // Implements UI-3.
  async #judge(
    text: string,
    code: readonly CodeText[],
    large: boolean,
    started: number,
    signal: AbortSignal,
  ): Promise<Judgement> {
    const { clock, model, settings } = this.#ports;
    if (text.length > longestRequirement)
      return {
        verdict: "unsure",
        confidence: 0,
        tier: "heuristic",
        evidence: [],
        missing: [
          `The requirement is too long: more than ${longestRequirement.toLocaleString("en")} characters.`,
        ],
        ms: clock.now() - started,
      };
    const facts = (await Promise.all(code.map((place) => this.#readFacts(place)))).filter(
      (found) => found !== undefined,
    );
    signal.throwIfAborted();
    const analysis = judgeByAnalysis(
      text,
      facts.map(({ facts: read }) => read),
    );
    const evidence = analysis.evidence.map((node) => toEvidence(node, facts));
    const threshold = settings.of("").minConfidence;
    const answer = (found: Partial<Judgement>): Judgement => ({
      verdict: "unsure",
      confidence: analysis.confidence,
      tier: "heuristic",
      evidence,
      missing: analysis.missing,
      ms: clock.now() - started,
      ...found,
    });
    if (facts.length === 0)
      return answer({ confidence: 0, missing: ["There is no code that could be read."] });
    if (analysis.verdict !== "unsure" && analysis.confidence >= threshold)
      return answer({ verdict: analysis.verdict });
    const shown = reduceCode(
      facts.map(({ facts: read }) => read.unit),
      analysis.evidence,
    );
    const languageId = code[0]?.languageId ?? "";
    const clauses = splitClaims(text);
    const byModel = (found: ModelVerdict, tier: Tier) =>
      answer({
        verdict: found.verdict,
        confidence: found.confidence,
        tier,
        missing:
          found.verdict === "yes"
            ? []
            : [...analysis.missing, ...found.unfulfilled.map((clause) => `Not fulfilled: “${clause}”`)],
      });
    const local = await judgeByModel(model, shown, languageId, clauses, signal);
    if (local && local.verdict !== "unsure" && local.confidence >= threshold) return byModel(local, "model");
    const { largeModel } = this.#ports;
    if (!large || !largeModel || clauses.length === 0) return answer({});
    return byModel(await judgeByLarge(largeModel, shown, languageId, clauses, signal), "large");
  }

  async #readFacts(place: CodeText): Promise<{ facts: CodeFacts; path: string; source: string } | undefined> {
    const { languageId, path } = place;
    const text =
      place.document || place.unit ? place.text : await asWhole(this.#syntax, languageId, place.text);
    const unit = place.unit ?? { name: "", start: 0, end: text.length, line: 0 };
    if (unit.end - unit.start > longestUnit) return undefined;
    const read = (tree: SyntaxTree) => {
      const node = copyUnit(tree, unit);
      return node && isWhole(node) ? readCodeFacts(node, unit.name, copyContext(tree, unit)) : undefined;
    };
    const tree = place.document && (await this.#syntax.parse(place.document));
    const facts = tree ? read(tree) : await this.#syntax.withTree(languageId, text, read);
    return facts && { facts, path, source: text };
  }
}

/** A page or two; longer texts are documents, whose requirements are judged one by one. In UTF-16 code units. */
const longestRequirement = 10_000;

/** A longer unit is no function that a requirement speaks of, and nothing is read of it; in UTF-16 code units. */
const longestUnit = 80_000;

function toEvidence(node: SyntaxNode, places: readonly { path: string; source: string }[]): Evidence {
  const place = places.find(({ source }) => source === node.source);
  const start = node.source.lastIndexOf("\n", node.start - 1) + 1;
  const end = node.source.indexOf("\n", node.start);
  const line = node.source.slice(0, node.start).split("\n").length;
  const text = node.source.slice(start, end === -1 ? undefined : end).trim();
  return { path: place?.path ?? "", line, text: text.slice(0, evidenceLength) };
}
