import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";
import type { Ports } from "../../contract/ports.ts";
import { type ListedFunction, listFunctions } from "../../language/functions/listFunctions.ts";
import { copyTree } from "../../language/parse/copyTree.ts";
import { keepsParsing } from "../../language/parse/keepsParsing.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { isWhole, type SyntaxNode } from "../../language/parse/syntaxNode.ts";
import { catalog } from "./catalog.ts";
import { nameRequest, namesFor, offersOf, planOf } from "./namedOffers.ts";
import { type Ranking, rankNames, unranked } from "./naming/rankNames.ts";
import { relatedReader } from "./naming/relatedFiles.ts";
import { namingCatalog } from "./namingCatalog.ts";
import type { NamingTransform } from "./namingTransform.ts";
import { type TransformOffer, type TransformPlace, type TransformRefusal, toTextEdit } from "./offer.ts";
import { type TestsOffer, testsFor } from "./tests/testsFor.ts";
import {
  applyOffsetEdits,
  type OffsetEdit,
  type Rewrite,
  type Transform,
  type TransformContext,
} from "./transform.ts";
import { withoutSemicolons } from "./withoutSemicolons.ts";

/** Nodes that may be rewritten in one document by `rewriteAll`: a bound against edits that make work for themselves. */
const mostRewrites = 10_000;
/** Rounds that it takes: what is nested in itself is rewritten level by level, and nobody nests deeper. */
const mostRounds = 100;
/** Longer texts are not transformed, in UTF-16 code units. */
const maxLength = 2_000_000;
/** For offers, which are made wherever the cursor goes: all of the text is copied in one turn of the event loop. */
const maxOfferedLength = 100_000;

/** Rewrites code into a like form. */
export interface TransformsProvider {
  /**
   * What can be done at a cursor or selection, in the order of the catalog. Each result has been parsed. Only who asks by
   * hand waits for the model's opinion of names.
   */
  offersAt(
    document: TextDocument,
    range: Range,
    asked: "invoked" | "automatic",
    signal: AbortSignal,
  ): Promise<readonly TransformOffer[]>;
  /**
   * One transformation at a place; undefined when there is nothing at the place that it concerns. The model is asked for
   * the name that is not given.
   */
  applyAt(
    name: string,
    document: TextDocument,
    place: TransformPlace,
    signal: AbortSignal,
  ): Promise<TransformOffer | TransformRefusal | undefined>;
  /** Tests that the function at a place would have; undefined where there is none, and where none is missing. */
  testsAt(document: TextDocument, position: Position, signal: AbortSignal): Promise<TestsOffer | undefined>;
  /** The functions of a document with a line on each; none where its language has no grammar. */
  functionsIn(document: TextDocument, signal: AbortSignal): Promise<readonly ListedFunction[]>;
  /** Applies a transformation wherever it takes nothing for granted. */
  rewriteAll(name: string, document: TextDocument, signal: AbortSignal): Promise<RewrittenText>;
}

/** A document's text after a transformation was applied all over it. */
export interface RewrittenText {
  readonly text: string;
  /** Places that were changed. */
  readonly count: number;
  /** Places that were left because there the transformation takes something for granted. */
  readonly left: number;
  /** Why the first place that the meaning could change at was left, as a sentence; undefined where there is none. */
  readonly refused: string | undefined;
}

/** Creates the provider; `known` is the catalog but in tests. */
export function createTransforms(
  { model, workspace }: Pick<Ports, "model" | "workspace">,
  syntax: Syntax,
  known: readonly Transform[] = catalog,
  naming: readonly NamingTransform[] = namingCatalog,
): TransformsProvider {
  const named = (name: string) => known.find((each) => each.name === name);

  async function contextOf(
    document: TextDocument,
    text: string,
    start: number,
    end: number,
    longest = maxOfferedLength,
  ) {
    if (text.length > longest) return undefined;
    const { languageId, uri } = document;
    const root = await rootOf(document, text);
    if (!root) return undefined;
    const context: TransformContext = {
      text,
      languageId,
      path: workspace.relativePath(uri),
      root,
      selection: { start, end },
    };
    return context;
  }

  /** The nodes of the document, or of a text that it may become. */
  async function rootOf(document: TextDocument, text: string): Promise<SyntaxNode | undefined> {
    if (text !== document.getText())
      return wholeOf(await syntax.withTree(document.languageId, text, copyTree));
    const tree = await syntax.parse(document);
    return tree && wholeOf(copyTree(tree));
  }

  async function toOffer(
    document: TextDocument,
    transform: Transform,
    rewrite: Extract<Rewrite, { edits: unknown }>,
  ): Promise<TransformOffer | undefined> {
    const before = document.getText();
    const styled = withoutSemicolons(rewrite.edits, before, document.languageId);
    const edits = styled.map((edit) => toTextEdit(document, edit));
    const { name, title, kind } = transform;
    const { assumes } = rewrite;
    const condition = assumes === undefined ? {} : { assumes };
    const words = `${rewrite.title ?? title}${assumes === undefined ? "" : ` (if ${assumes})`}`;
    const offer = { name, kind, title: words, edits, ...condition };
    if (!(await parsesAsWell(document, before, applyOffsetEdits(before, styled)))) return undefined;
    return rewrite.cursor === undefined ? offer : { ...offer, cursor: rewrite.cursor };
  }

  return Object.freeze({
    async offersAt(
      document: TextDocument,
      range: Range,
      asked: "invoked" | "automatic",
      signal: AbortSignal,
    ) {
      signal.throwIfAborted();
      const fits = ({ languages }: Pick<Transform, "languages">) => languages.includes(document.languageId);
      const fitting = known.filter(fits);
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const context = await contextOf(document, document.getText(), start, end);
      if (!context) return [];
      const offers: TransformOffer[] = [];
      for (const transform of fitting) {
        signal.throwIfAborted();
        const rewrite = firstAt(transform, context, nodesAround(context.root, start, end));
        const offer = rewrite && "edits" in rewrite ? await toOffer(document, transform, rewrite) : undefined;
        if (offer) offers.push(offer);
      }
      const help = asked === "invoked" ? helpFor(document, signal) : unhelped;
      for (const transform of naming.filter(fits)) {
        signal.throwIfAborted();
        const named = await namedOffers(document, transform, context, help);
        if (!("refused" in named)) offers.push(...named);
      }
      return offers;
    },

    async applyAt(
      name: string,
      document: TextDocument,
      { line, character, end, given }: TransformPlace,
      signal: AbortSignal,
    ) {
      signal.throwIfAborted();
      const transform = named(name);
      const needsName = naming.find((each) => each.name === name);
      if (!(transform ?? needsName)?.languages.includes(document.languageId)) return undefined;
      const at = document.offsetAt({ line, character: character ?? 0 });
      const last = end ? document.offsetAt(end) : at;
      const context = await contextOf(document, document.getText(), at, last, maxLength);
      if (!context) return undefined;
      if (needsName) {
        const offers = await namedOffers(document, needsName, context, helpFor(document, signal), given);
        return "refused" in offers ? offers : offers[0];
      }
      if (!transform) return undefined;
      const places =
        character === undefined
          ? nodesOnLine(document, context.root, line)
          : nodesAround(context.root, at, at);
      const rewrite = firstAt(transform, context, places);
      if (!rewrite || "refused" in rewrite) return rewrite && { name, refused: rewrite.refused };
      return toOffer(document, transform, rewrite);
    },

    async testsAt(document: TextDocument, position: Position, signal: AbortSignal) {
      signal.throwIfAborted();
      const at = document.offsetAt(position);
      const context = await contextOf(document, document.getText(), at, at, maxLength);
      return context && testsFor(workspace, document, context.root, at, signal);
    },

    async functionsIn(document: TextDocument, signal: AbortSignal) {
      signal.throwIfAborted();
      const context = await contextOf(document, document.getText(), 0, 0, maxLength);
      return context ? listFunctions(context.root, (offset) => document.positionAt(offset).line) : [];
    },

    async rewriteAll(name: string, document: TextDocument, signal: AbortSignal) {
      const transform = named(name);
      let text = document.getText();
      let [count, left] = [0, 0];
      let why: string | undefined;
      // Whatever leads back to a text that was there before would never end.
      const seen = new Set([text]);
      const isIn = transform?.languages.includes(document.languageId) === true;
      while (isIn && count < mostRewrites && seen.size <= mostRounds) {
        signal.throwIfAborted();
        const context = await contextOf(document, text, 0, 0, maxLength);
        if (!context) break;
        const { certain: round, assumed, refused } = separateRewrites(transform, context);
        left = assumed;
        why = refused;
        const edits = round.flat();
        if (edits.length === 0) break;
        const next = applyOffsetEdits(text, edits);
        // All at once or, where together they break something, one by one.
        if (next === text) break;
        const better = (await parsesAsWell(document, text, next))
          ? next
          : await oneByOne(document, text, round);
        if (seen.has(better)) break;
        seen.add(better);
        text = better;
        count += round.length;
      }
      return { text, count, left, refused: why };
    },
  });

  /** An offer for each name that is proposed, or for the one that is given; none where the result does not parse. */
  async function namedOffers(
    document: TextDocument,
    transform: NamingTransform,
    context: TransformContext,
    { rank, related }: NamingHelp,
    given?: string,
  ): Promise<readonly TransformOffer[] | TransformRefusal> {
    const plan = planOf(transform, context, given);
    if (!plan) return [];
    if ("refused" in plan) return { name: transform.name, refused: plan.refused };
    const proposed =
      given === undefined ? namesFor(transform, { ...context, related: await related() }) : [given];
    const [likely] = proposed;
    if (likely === undefined) return [];
    const [first] = offersOf(document, transform, plan, [likely]);
    const after = first && TextDocument.applyEdits(document, [...first.edits]);
    if (after === undefined || !(await parsesAsWell(document, document.getText(), after))) return [];
    if (given !== undefined) return offersOf(document, transform, plan, proposed);
    const request = nameRequest(context, document, plan, likely);
    return offersOf(document, transform, plan, await rank(plan.subject, request, proposed));
  }

  function helpFor(document: TextDocument, signal: AbortSignal): NamingHelp {
    return {
      rank: (subject, request, names) => rankNames(model, subject, request, names, signal),
      related: relatedReader({ workspace, syntax }, document, signal),
    };
  }

  function parsesAsWell(document: TextDocument, before: string, after: string): Promise<boolean> {
    return keepsParsing(syntax, { languageId: document.languageId, before, after });
  }

  /** The text with those rewrites made that keep it parseable, the last ones first so that offsets stay right. */
  async function oneByOne(
    document: TextDocument,
    text: string,
    round: readonly (readonly OffsetEdit[])[],
  ): Promise<string> {
    let current = text;
    for (const edits of [...round].reverse()) {
      const next = applyOffsetEdits(current, edits);
      if (await parsesAsWell(document, current, next)) current = next;
    }
    return current;
  }
}

/** What helps to find names, where somebody waits for it. */
interface NamingHelp {
  readonly rank: Ranking;
  /** The trees of the files nearest to the document. */
  related(): Promise<readonly SyntaxNode[]>;
}

const unhelped: NamingHelp = { rank: unranked, related: async () => [] };

/** The first rewrite, or else the first refusal, among the nodes. */
function firstAt(
  transform: Transform,
  context: TransformContext,
  nodes: Iterable<SyntaxNode>,
): Rewrite | undefined {
  let refusal: Rewrite | undefined;
  for (const node of nodes) {
    const rewrite = transform.rewrite(node, context);
    if (rewrite && "edits" in rewrite && changes(context.text, rewrite.edits)) return rewrite;
    if (rewrite && "refused" in rewrite) refusal ??= rewrite;
  }
  return refusal;
}

function changes(text: string, edits: readonly OffsetEdit[]): boolean {
  return edits.some((edit) => text.slice(edit.start, edit.end) !== edit.text);
}

/** The innermost node that holds the selection, and those around it. */
function* nodesAround(root: SyntaxNode, start: number, end: number): Generator<SyntaxNode> {
  let inner = root;
  for (;;) {
    const next: SyntaxNode | undefined = inner.children.find(
      (child) => child.start <= start && end <= child.end && child.named,
    );
    if (!next) break;
    inner = next;
  }
  for (let node: SyntaxNode | undefined = inner; node; node = node.parent) yield node;
}

function* nodesOnLine(document: TextDocument, root: SyntaxNode, line: number): Generator<SyntaxNode> {
  const from = document.offsetAt({ line, character: 0 });
  const to = document.offsetAt({ line: line + 1, character: 0 });
  for (const node of root.descendants()) if (node.start >= from && node.start < to) yield node;
}

interface Round {
  readonly certain: readonly (readonly OffsetEdit[])[];
  /** Places at which something would be taken for granted. */
  readonly assumed: number;
  /** Why the first place that was refused was. */
  readonly refused: string | undefined;
}

/** Nothing is rewritten that is not seen to its depth. */
function wholeOf(root: SyntaxNode | undefined): SyntaxNode | undefined {
  return root && isWhole(root) ? root : undefined;
}

/** Rewrites all over a document that do not touch each other, outermost first; those inside come in the next round. */
function separateRewrites(transform: Transform, context: TransformContext): Round {
  const chosen: OffsetEdit[][] = [];
  const assumed = new Set<number | undefined>();
  let refused: string | undefined;
  let free = 0;
  for (const node of context.root.descendants()) {
    const rewrite = transform.rewrite(node, context);
    if (rewrite && "refused" in rewrite) refused ??= rewrite.refused;
    const own = rewrite && "edits" in rewrite ? certainEdits(rewrite) : [];
    const edits = withoutSemicolons(own, context.text, context.languageId);
    if (rewrite && "edits" in rewrite && own.length === 0 && changes(context.text, rewrite.edits))
      assumed.add(rewrite.edits[0]?.start);
    if (!changes(context.text, edits)) continue;
    const first = Math.min(...edits.map(({ start }) => start));
    if (first < free) continue;
    chosen.push([...edits]);
    free = Math.max(free, ...edits.map(({ end }) => end));
  }
  return { certain: chosen, assumed: assumed.size, refused };
}

function certainEdits({
  edits,
  assumes,
  certain,
}: Extract<Rewrite, { edits: unknown }>): readonly OffsetEdit[] {
  return assumes === undefined ? edits : (certain ?? []);
}

/** The names there are, for a message or a list. */
export function listTransforms(): readonly Pick<
  Transform,
  "name" | "title" | "languages" | "example" | "exampleLanguage" | "refuses"
>[] {
  return [...catalog, ...namingCatalog];
}
