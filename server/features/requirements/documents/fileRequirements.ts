import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import { isTestFile } from "../../../language/files/isTestFile.ts";
import { tokenAt } from "../../../language/lexical/placeInText.ts";
import { scanText } from "../../../language/lexical/scanText.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { findAnnotated, findUnit, isInDocumentation, isInText } from "../code/codeUnits.ts";
import { findMarks, mayHoldMarks } from "../links/codeMarks.ts";
import type { Mark } from "../links/mark.ts";
import type { Link, Requirement, UnitRange } from "../requirement.ts";
import { kindOfDocument } from "./documentKind.ts";
import { findDocumentRequirements } from "./documentRequirements.ts";
import { anyId, isStandard } from "./identifiers.ts";
import { findNormativeSentences } from "./normativeSentences.ts";

/** A requirement written at code, with the code. */
export type CodeRequirement = Requirement & { readonly unit: UnitRange | undefined };
/** A reference with the code it stands at. */
export type CodeLink = Link & { readonly unit: UnitRange | undefined };

/** The requirements and references of one file. */
export interface FileRequirements {
  readonly uri: string;
  readonly path: string;
  readonly isDocument: boolean;
  /** True for a test file. */
  readonly isTest?: true;
  readonly requirements: readonly CodeRequirement[];
  readonly links: readonly CodeLink[];
  /** Identifiers that occur in a test file outside of any reference: a test names its requirement in its title. */
  readonly mentions: readonly Link[];
}

export interface ReadOptions {
  readonly path: string;
  /** Whether the file is a requirements document. */
  readonly isDocument: boolean;
  readonly normativeSentences: boolean;
}

const prose = new Set(["markdown", "plaintext", "asciidoc", "restructuredtext", "json", "jsonc"]);

/** Reads a requirements document. */
export function readDocumentFile(document: TextDocument, path: string): FileRequirements {
  const { uri } = document;
  const requirements = findDocumentRequirements(document.getText(), kindOfDocument(path), path).map(
    (found): CodeRequirement => {
      const range = rangeOf(document, found.start, found.end);
      const named = found.id !== undefined;
      return {
        uri,
        path,
        range,
        id: found.id ?? `${path.split("/").at(-1)}#${range.start.line + 1}`,
        named,
        text: found.text,
        source: "document",
        idRange:
          found.id === undefined ? range : rangeOf(document, found.idStart, found.idStart + found.id.length),
        unit: undefined,
        ...(found.ticked === undefined ? {} : { ticked: found.ticked }),
        ...(found.aliases ? { aliases: found.aliases } : {}),
        ...(found.covers ? { covers: found.covers } : {}),
        ...(found.isShared ? { isShared: true } : {}),
      };
    },
  );
  return { uri, path, isDocument: true, requirements, links: documentingLinks(document, path), mentions: [] };
}

/** `[doc->req~guide~1]` in prose: the place documents what it names. */
function documentingLinks(document: TextDocument, path: string): CodeLink[] {
  return findMarks(document.getText())
    .filter(({ kind }) => kind === "documents")
    .map((mark) => toLink(document, path, mark, undefined, false));
}

/** Reads the marks in the comments of a source file. */
export async function readCodeFile(
  document: TextDocument,
  syntax: Syntax,
  options: ReadOptions,
): Promise<FileRequirements> {
  const { uri } = document;
  const { path } = options;
  const text = document.getText();
  const nothing = { uri, path, isDocument: false, requirements: [], links: [], mentions: [] };
  if (prose.has(document.languageId)) return { ...nothing, links: documentingLinks(document, path) };
  const marks = mayHoldMarks(text) ? findMarks(text) : [];
  const isTest = isTestFile(path, text, document.languageId);
  const mentions = isTest ? mentionsIn(document, path) : [];
  if (marks.length === 0 && mentions.length === 0 && !options.normativeSentences) return nothing;
  const read = (tree: SyntaxTree | undefined): FileRequirements => {
    const tokens = tree ? [] : scanText(text, document.languageId);
    const isInComment = (at: number) =>
      tree ? isInDocumentation(tree, at) : tokenAt(tokens, at, text)?.kind === "comment";
    const isInCode = (at: number) => (tree ? !isInText(tree, at) : tokenAt(tokens, at, text) === undefined);
    const own = marks.filter(({ idStart, start, isAnnotation = false }) =>
      isAnnotation ? !isInComment(idStart) && isInCode(start) : isInComment(idStart),
    );
    const unitOf = ({ idStart, isAnnotation }: Mark) =>
      tree && (isAnnotation ? findAnnotated(tree, idStart) : findUnit(tree, idStart));
    const sentences = tree && options.normativeSentences ? findNormativeSentences(tree) : [];
    const requirements = [
      ...own
        .filter(({ kind }) => kind === "requirement")
        .map((mark) => toRequirement(document, path, mark, unitOf(mark))),
      ...sentences
        .filter(({ start }) => !own.some((mark) => mark.start <= start && start < mark.end))
        .map(({ unit, ...sentence }) =>
          toRequirement(
            document,
            path,
            { ...sentence, kind: "requirement", id: undefined, idStart: sentence.start },
            unit,
          ),
        ),
    ];
    const mentioned = new Set(mentions.map(({ range, id }) => `${range.start.line} ${id}`));
    // What a test mentions needs no further reference.
    const links = own
      .filter((mark) => mark.kind !== "requirement" && mark.id !== undefined)
      .map((mark) => toLink(document, path, mark, unitOf(mark), isTest))
      .filter(({ id, range, isLoose }) => !isLoose || !mentioned.has(`${range.start.line} ${id}`));
    const linked = new Set(links.map((link) => `${link.range.start.line} ${link.id}`));
    const free = mentions.filter((mention) => !linked.has(`${mention.range.start.line} ${mention.id}`));
    const file = { uri, path, isDocument: false, requirements, links, mentions: free };
    return isTest ? { ...file, isTest } : file;
  };
  if (!syntax.supports(document.languageId)) return read(undefined);
  return (await syntax.withTree(document.languageId, text, read)) ?? read(undefined);
}

function toRequirement(
  document: TextDocument,
  path: string,
  mark: Mark,
  unit: UnitRange | undefined,
): CodeRequirement {
  const range = rangeOf(document, mark.start, mark.end);
  return {
    uri: document.uri,
    path,
    range,
    id: mark.id ?? `${path.split("/").at(-1)}#${range.start.line + 1}`,
    named: mark.id !== undefined,
    text: mark.text,
    source: "code",
    idRange: mark.id === undefined ? range : rangeOf(document, mark.idStart, mark.idStart + mark.id.length),
    unit,
  };
}

function toLink(
  document: TextDocument,
  path: string,
  mark: Mark,
  unit: UnitRange | undefined,
  isTest: boolean,
): CodeLink {
  const id = mark.id ?? "";
  return {
    uri: document.uri,
    path,
    id,
    kind: mark.kind === "documents" ? "documents" : mark.kind === "tests" || isTest ? "tests" : "implements",
    range: rangeOf(document, mark.idStart, mark.idStart + id.length),
    unit,
    ...(mark.isLoose ? { isLoose: true } : {}),
  };
}

function mentionsIn(document: TextDocument, path: string): Link[] {
  return [...document.getText().matchAll(anyId)]
    .filter((match) => !isStandard(match[0]))
    .map((match) => ({
      uri: document.uri,
      path,
      id: match[0],
      kind: "tests" as const,
      range: rangeOf(document, match.index, match.index + match[0].length),
    }));
}

function rangeOf(document: TextDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
