import { setTimeout } from "node:timers/promises";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { typedFiles } from "../corpus.ts";
import { problems } from "./answers.ts";
import type { Figure } from "./figures.ts";
import { residentMb } from "./processes.ts";

const lines = 5_000;
/** Opened and closed first: what is loaded once, such as the grammar, is not the documents'. */
const first = 3;
/** V8 collects at the latest so long after the last document was closed, where the machine is busy; in milliseconds. */
const patience = 150_000;
const lookEvery = 1_000;
/** What may be kept of what the documents took, in per cent. */
const mostKept = 25;

/** Opens many long documents, asks for the problems of each, and closes them: their memory must come back. */
export async function openMany(client: LspClient, documents: number): Promise<readonly Figure[]> {
  const { uris, open, close } = longDocuments(client, documents);
  await open(uris.slice(0, first));
  await close(uris.slice(0, first));
  const resident = () => residentMb([client.pid]);
  const before = resident();
  await open(uris);
  const opened = resident();
  await close(uris);
  const closed = performance.now();
  const kept = () => Math.max(0, (100 * (resident() - before)) / Math.max(1, opened - before));
  while (kept() > mostKept && performance.now() - closed < patience) await setTimeout(lookEvery);
  const seconds = Math.round((performance.now() - closed) / 1000);
  const megabytes = [before, opened, resident()].map((mb) => mb.toFixed(0)).join(", ");
  return [
    {
      name: `kept of what ${documents} closed documents of ${lines} lines took`,
      value: kept(),
      unit: "%",
      most: mostKept,
      note: `server MB before, open and, ${seconds} s later, closed: ${megabytes}`,
    },
  ];
}

/** Documents of so many lines, none like the other. */
function longDocuments(client: LspClient, documents: number) {
  const [file] = typedFiles();
  if (!file) throw new Error("No file to open.");
  const copies = Math.ceil(lines / file.text.split("\n").length);
  const text = Array(copies).fill(file.text).join("\n").split("\n", lines).join("\n");
  return {
    uris: Array.from({ length: documents }, (_, index) => client.uri(`soak/many-${index}.js`)),
    open: async (uris: readonly string[]) => {
      for (const [index, uri] of uris.entries()) {
        await client.open(uri, file.language, `// ${index}\n${text}`);
        await problems(client, uri);
      }
    },
    close: async (uris: readonly string[]) => {
      for (const uri of uris)
        await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    },
  };
}
