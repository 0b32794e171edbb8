/**
 * Small questions that other software asks: over MCP, through VS Code's language model tools and the extension's API.
 * Each takes a file of the workspace or a text, and answers with little data.
 */
import { realpath } from "node:fs/promises";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import * as z from "zod";
import type { Tier } from "../contract/ports.ts";
import { askThoroughly, classifyThoroughly } from "../core/classifyThoroughly.ts";
import type { Composed } from "../core/compose.ts";
import type { Answer, Classification } from "../features/classification/classification.ts";
import type { Route } from "../features/routing/routing.ts";
import type { Validation } from "../features/validation/validation.ts";
import { usesLibrary } from "../language/files/libraries.ts";
import type { ListedFunction } from "../language/functions/listFunctions.ts";
import { batchOptions } from "../machine/batch/batchOptions.ts";
import { classifyBatch } from "../machine/batch/classifyBatch.ts";
import { readText } from "../machine/files/readText.ts";
import { answerTransform, type TransformAnswer } from "./answerTransform.ts";

/** A sentence that must say something. */
export const questionOf = (description: string) =>
  z
    .string()
    .refine((text) => text.trim() !== "", "It is empty.")
    .describe(description);

/** What a tool is asked about: a file below the workspace's roots, or a text. */
export const subjectShape = {
  path: z.string().optional().describe("Path of the file, absolute or relative to the workspace."),
  text: z.string().optional().describe("The text itself, instead of a file."),
  language: z.string().optional().describe("LSP identifier of the text's language, for example python."),
};

export const findShape = {
  folder: z.string().optional().describe("Folder to look in; the whole workspace when left out."),
  isCode: z.boolean().optional().describe("Only code, or only what is not code."),
  isTest: z.boolean().optional().describe("Only tests, or only what is not a test."),
  language: z.string().optional().describe("LSP identifier of the language."),
  library: z.string().optional().describe("Name of a library that the files import."),
  quality: z.enum(["good", "issues"]).optional().describe("Quality of the files."),
  pattern: z
    .enum(["async", "errorHandling", "todo", "security"])
    .optional()
    .describe("A pattern that the files contain."),
  limit: z.int().min(1).max(1000).default(100).describe("Most files to answer with."),
};

export const transformShape = {
  ...subjectShape,
  name: z.string().optional().describe("The transformation; left out to list what can be done at the place."),
  line: z.int().min(1).describe("Line of the place, or of the start of what is selected; 1-based."),
  column: z
    .int()
    .min(1)
    .optional()
    .describe("Its column, 1-based; the first fitting thing on the line when left out."),
  endLine: z.int().min(1).optional().describe("Line of the end of what is selected."),
  endColumn: z.int().min(1).optional().describe("Column behind what is selected."),
  given: z.string().optional().describe("A name for what needs one, instead of the likeliest."),
};

const subjectSchema = z.object(subjectShape);
const transformSchema = z.object(transformShape);
const findSchema = z.object(findShape);
export type Subject = z.input<typeof subjectSchema>;
export type TransformRequest = z.input<typeof transformSchema>;
export type FindQuery = z.input<typeof findSchema>;

export interface FoundFiles {
  readonly files: readonly {
    readonly path: string;
    readonly language: string | null;
    readonly lines: number;
  }[];
  /** Files that match, those beyond the limit included. */
  readonly matching: number;
  readonly examined: number;
}

export interface SatisfiesAnswer {
  readonly answer: "yes" | "partial" | "no" | "unsure";
  readonly missing: readonly string[];
  readonly tier: Tier;
  readonly confidence: number;
  readonly ms: number;
}

/** The input names no file or text, or a file outside the workspace or that cannot be read; the message says which. */
export class ToolInputError extends Error {
  override readonly name = "ToolInputError";
}

export interface Tools {
  classify(subject: Subject, signal: AbortSignal): Promise<Classification>;
  ask(question: string, subject: Subject, signal: AbortSignal): Promise<Answer>;
  satisfies(requirement: string, subject: Subject, signal: AbortSignal): Promise<SatisfiesAnswer>;
  validate(subject: Subject, requirement: string | undefined, signal: AbortSignal): Promise<Validation>;
  route(text: string, signal: AbortSignal): Promise<Route>;
  findFiles(query: FindQuery, signal: AbortSignal): Promise<FoundFiles>;
  listFunctions(
    subject: Subject,
    signal: AbortSignal,
  ): Promise<{ readonly functions: readonly ListedFunction[] }>;
  transform(request: TransformRequest, signal: AbortSignal): Promise<TransformAnswer>;
}

interface ReadSubject {
  readonly path: string;
  readonly text: string;
  readonly uri?: string;
  readonly languageId?: string;
}

export function createTools({
  service,
  ports,
  settings,
}: Pick<Composed, "service" | "ports" | "settings">): Tools {
  const roots = () => ports.workspace.roots.map((root) => URI.parse(root).fsPath);

  /** An absolute path below one of the roots, links followed: nobody who asks reads anything else. */
  async function inWorkspace(name: string): Promise<string> {
    for (const root of roots()) {
      const full = path.resolve(root, name);
      if (!isBelow(root, full)) continue;
      const [realRoot, real] = await Promise.all([realPath(root), realPath(full)]);
      if (isBelow(realRoot, real)) return full;
    }
    throw new ToolInputError(`${name} is not in the workspace.`);
  }

  async function read(subject: Subject): Promise<ReadSubject> {
    const { text, language } = subject;
    if (language !== undefined && !service.classification.knowsLanguage(language))
      throw new ToolInputError(
        `"${language}" is no language that Inkling knows; leave it out to have it told by the text.`,
      );
    // No address can be made of it.
    if (/\p{Surrogate}/u.test(subject.path ?? ""))
      throw new ToolInputError("The path holds half a character.");
    const known = language === undefined ? {} : { languageId: language };
    if (text !== undefined) {
      if (text.trim() === "") throw new ToolInputError("The text is empty.");
      return { path: subject.path ?? "", text, ...known };
    }
    if (subject.path === undefined || subject.path.trim() === "")
      throw new ToolInputError("Give a path or a text.");
    const full = await inWorkspace(subject.path);
    const uri = URI.file(full).toString();
    const open = ports.workspace.openDocuments().find((document) => document.uri === uri);
    if (open) return { path: ports.workspace.relativePath(uri), text: open.getText(), uri, ...known };
    const found = await readText(full, settings.of(uri).classification.maxFileSize);
    if ("skipped" in found) throw new ToolInputError(`${subject.path} is ${found.skipped}: ${found.detail}.`);
    return { path: ports.workspace.relativePath(uri), text: found.text, uri, ...known };
  }

  async function findFiles(query: FindQuery, signal: AbortSignal): Promise<FoundFiles> {
    const wanted = findSchema.parse(query);
    const folders = wanted.folder === undefined ? roots() : [await inWorkspace(wanted.folder)];
    const files: { path: string; language: string | null; lines: number }[] = [];
    let matching = 0;
    let examined = 0;
    for (const folder of folders) {
      for await (const item of classifyBatch(
        batchOptions(folder, roots(), settings, { cache: true }),
        signal,
      )) {
        if (!("record" in item)) continue;
        examined++;
        if (!matches(item.record, wanted)) continue;
        matching++;
        const { path: name, language, lines } = item.record;
        if (files.length < wanted.limit) files.push({ path: name, language, lines });
      }
    }
    signal.throwIfAborted();
    return { files, matching, examined };
  }

  async function readDocument(subject: Subject): Promise<TextDocument> {
    const { path: name, text, uri, languageId } = await read(subject);
    const language = languageId ?? service.classification.guessLanguage(name, text).id ?? "";
    return TextDocument.create(uri ?? URI.file(`/${name}`).toString(), language, 1, text);
  }

  return Object.freeze({
    findFiles,
    async listFunctions(subject: Subject, signal: AbortSignal) {
      const found = await service.transforms.functionsIn(await readDocument(subject), signal);
      return {
        functions: found.map((each) => ({ ...each, line: each.line + 1, endLine: each.endLine + 1 })),
      };
    },
    async transform(request: TransformRequest, signal: AbortSignal) {
      return answerTransform(service.transforms, await readDocument(request), request, signal);
    },
    route: (text: string, signal: AbortSignal) => service.routing.route(text, signal),
    async classify(subject: Subject, signal: AbortSignal) {
      return classifyThoroughly(service, await read(subject), signal);
    },
    async ask(question: string, subject: Subject, signal: AbortSignal) {
      return askThoroughly(service, question, await read(subject), signal);
    },
    async satisfies(requirement: string, subject: Subject, signal: AbortSignal) {
      const file = await read(subject);
      const languageId =
        file.languageId ?? service.classification.guessLanguage(file.path, file.text).id ?? "";
      const code = { path: file.path, languageId, text: file.text };
      const { verdict, missing, tier, confidence, ms } = await service.requirements.satisfies(
        requirement,
        code,
        signal,
      );
      return { answer: verdict, missing, tier, confidence, ms: Math.round(ms * 1000) / 1000 };
    },
    async validate(subject: Subject, requirement: string | undefined, signal: AbortSignal) {
      const asked = requirement === undefined ? {} : { requirement };
      return service.validation.validate({ ...(await read(subject)), ...asked }, signal);
    },
  });
}

function isBelow(root: string, full: string): boolean {
  return full === root || full.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

/** Where a path really leads; the path itself when there is nothing. */
async function realPath(full: string): Promise<string> {
  return realpath(full).catch(() => full);
}

/** Whether a record is what is wanted; what is not asked about does not matter. */
export function matches(record: Classification, wanted: Omit<FindQuery, "folder" | "limit">): boolean {
  const { isCode, isTest, language, library, quality, pattern } = wanted;
  return (
    (isCode === undefined || record.isCode === isCode) &&
    (isTest === undefined || record.isTest === isTest) &&
    (language === undefined || record.language === language) &&
    (library === undefined || usesLibrary(record.libraries, library)) &&
    (quality === undefined || record.quality === quality) &&
    (pattern === undefined || record.patterns[pattern])
  );
}
