import { setTimeout } from "node:timers/promises";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { typedFiles } from "../corpus.ts";
import { problems } from "./answers.ts";
import type { Figure } from "./figures.ts";
import { residentMb } from "./processes.ts";

const documents = 200;
const lines = 5_000;
/** For what is collected a while after the last document is closed, in milliseconds. */
const patience = 15_000;
/** What may be kept of what the documents took, in per cent. */
const mostKept = 25;

/** Opens many long documents, asks for the problems of each, and closes them: their memory must come back. */
export async function openMany(client: LspClient): Promise<readonly Figure[]> {
  const [file] = typedFiles();
  if (!file) throw new Error("No file to open.");
  const copies = Math.ceil(lines / file.text.split("\n").length);
  const text = Array(copies).fill(file.text).join("\n").split("\n", lines).join("\n");
  const resident = () => residentMb([client.pid]);
  const before = resident();
  const uris = Array.from({ length: documents }, (_, index) => client.uri(`soak/many-${index}.js`));
  for (const [index, uri] of uris.entries()) {
    await client.open(uri, file.language, `// ${index}\n${text}`);
    await problems(client, uri);
  }
  const open = resident();
  for (const uri of uris)
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await setTimeout(patience);
  const after = resident();
  return [
    {
      name: `kept of what ${documents} closed documents of ${lines} lines took`,
      value: open > before ? Math.max(0, (100 * (after - before)) / (open - before)) : 0,
      unit: "%",
      most: mostKept,
      note: `server MB before, open and closed: ${[before, open, after].map((mb) => mb.toFixed(0)).join(", ")}`,
    },
  ];
}
