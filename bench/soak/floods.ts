/** What a client may throw at the server: huge files and lines, requests without end, and no ear for the answers. */
import { setTimeout } from "node:timers/promises";
import { InlineCompletionTriggerKind } from "vscode-languageserver-protocol";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { problems } from "./answers.ts";
import type { Figure } from "./figures.ts";
import { residentMb } from "./processes.ts";

const megabyte = 1_000_000;
const requests = 1_000;
/** How long the client does not read, in milliseconds. */
const deaf = 3_000;
/** Requests of such a client, and problems in each answer: some 30 MB of answers. */
const unheard = 100;
const unheardLines = 1_000;
/** Between two looks at the memory, in milliseconds. */
const sampleEvery = 50;
const budgets = {
  /** For any one request on a huge text, in milliseconds. */
  answer: 3_000,
  /** Memory that a flood of requests may add, in MB. */
  flood: 150,
};
const start = { line: 0, character: 3 };

/** Every request about a document that is asked of the huge ones. */
const asked: Readonly<Record<string, (uri: string) => readonly [method: string, params: object]>> = {
  diagnostics: (uri) => ["textDocument/diagnostic", { textDocument: { uri } }],
  hover: (uri) => ["textDocument/hover", { textDocument: { uri }, position: start }],
  "ghost text": (uri) => [
    "textDocument/inlineCompletion",
    {
      textDocument: { uri },
      position: start,
      context: { triggerKind: InlineCompletionTriggerKind.Invoked },
    },
  ],
  "code actions": (uri) => [
    "textDocument/codeAction",
    { textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [] } },
  ],
  "code lenses": (uri) => ["textDocument/codeLens", { textDocument: { uri } }],
  definition: (uri) => ["textDocument/definition", { textDocument: { uri }, position: start }],
  references: (uri) => [
    "textDocument/references",
    { textDocument: { uri }, position: start, context: { includeDeclaration: true } },
  ],
  rename: (uri) => ["textDocument/prepareRename", { textDocument: { uri }, position: start }],
  identifiers: (uri) => ["textDocument/completion", { textDocument: { uri }, position: start }],
  classify: (uri) => ["inkling/classify", { uri }],
};

/** Asks everything of a document; resolves with how long each answer took, in milliseconds. */
export async function askEverything(
  client: LspClient,
  uri: string,
  text: string,
): Promise<ReadonlyMap<string, number>> {
  await client.open(uri, "typescript", text);
  const waits = new Map<string, number>();
  for (const [name, requestOf] of Object.entries(asked)) {
    const began = performance.now();
    await client.request(...requestOf(uri));
    waits.set(name, performance.now() - began);
  }
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return waits;
}

/** What came of a flood of requests that the client took back none of. */
export interface Flood {
  /** Requests that were answered, with an error or without. */
  readonly answered: number;
  /** The message of the one problem that the newest text has, as it was told last. */
  readonly newest: string | undefined;
  readonly ms: number;
}

/** Edits a document and asks for ghost text and problems, so many times, without waiting for an answer. */
export async function flood(client: LspClient, uri: string, count = requests): Promise<Flood> {
  await client.open(uri, "typescript", "export const items = [1, 2];\n");
  const began = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let index = 0; index < count / 2; index++) {
    // Only the last text has this mark.
    const typed = index === Math.floor(count / 2) - 1 ? `// TODO: newest of ${count}\n` : "\n";
    await client.type(uri, 1, 0, typed);
    answers.push(client.request(...(asked["ghost text"]?.(uri) ?? ["", {}])));
    answers.push(problems(client, uri));
  }
  const settled = await Promise.allSettled(answers);
  const last = settled.at(-1);
  const items = last?.status === "fulfilled" ? (last.value as Awaited<ReturnType<typeof problems>>) : [];
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return { answered: settled.length, newest: items[0]?.message, ms: performance.now() - began };
}

/** All of the floods, one after the other. */
export async function flooded(client: LspClient): Promise<readonly Figure[]> {
  const figures = [...(await uncancelled(client)), ...(await deafClient(client))];
  const line = "const value = 12345;\n";
  const texts = {
    "a file of 10 MB": line.repeat((10 * megabyte) / line.length),
    "a line of 1 MB": `const data = "${"x".repeat(megabyte)}";\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const waits = await askEverything(client, client.uri(`soak/${name.replaceAll(" ", "-")}.ts`), text);
    const [slowest = "", value = 0] = [...waits].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    const title = `slowest of ${waits.size} answers about ${name}`;
    figures.push({ name: title, value, unit: "ms", most: budgets.answer, grows: "clock", note: slowest });
  }
  return figures;
}

async function uncancelled(client: LspClient): Promise<readonly Figure[]> {
  const { result, added } = await memoryOf(client, () => flood(client, client.uri("soak/flood.ts")));
  const unserved = result.newest === `TODO: newest of ${requests}` ? 0 : 1;
  return [
    {
      name: `memory that ${requests} requests in a row add`,
      value: added,
      unit: "MB",
      most: budgets.flood,
      note: `${result.answered} answered in ${result.ms.toFixed(0)} ms`,
    },
    { name: "newest of them not served", value: unserved, unit: "", most: 0 },
  ];
}

/** A client that asks on without reading, and then reads again. */
async function deafClient(client: LspClient): Promise<readonly Figure[]> {
  const uri = client.uri("soak/deaf.ts");
  await client.open(uri, "typescript", "// TODO: hear\n".repeat(unheardLines));
  const { result, added } = await memoryOf(client, async () => {
    client.pauseReading();
    const answers = Array.from({ length: unheard }, () => problems(client, uri));
    await setTimeout(deaf);
    client.resumeReading();
    const began = performance.now();
    await Promise.all(answers);
    return performance.now() - began;
  });
  const note = `${unheard} requests for ${unheardLines} problems while it did not read for ${deaf / 1000} s`;
  return [
    { name: "memory that answers nobody reads add", value: added, unit: "MB", most: budgets.flood, note },
    {
      name: "all answers after the client reads again",
      value: result,
      unit: "ms",
      most: budgets.answer,
      grows: "clock",
    },
  ];
}

/** Does something; resolves with how much more memory the server had meanwhile than before, in MB. */
async function memoryOf<T>(client: LspClient, work: () => Promise<T>): Promise<{ result: T; added: number }> {
  const resident = () => residentMb([client.pid]);
  const before = resident();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, resident());
  }, sampleEvery);
  const result = await work().finally(() => clearInterval(sampling));
  return { result, added: Math.max(peak, resident()) - before };
}
