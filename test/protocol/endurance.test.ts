import assert from "node:assert/strict";
import { differing } from "../../bench/soak/answers.ts";
import { soakDocuments } from "../../bench/soak/documents.ts";
import { askEverything, flood } from "../../bench/soak/floods.ts";
import { SoakSession, soakSettings } from "../../bench/soak/session.ts";
import { LspClient } from "./lspClient.ts";

const megabyte = 1_000_000;
const typingMs = 1_500;

/** What `npm run soak` does for an hour, for seconds. */
describe("endurance, in short", () => {
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ settings: soakSettings });
    await client.modelSettled();
  });
  after(() => client.stop());

  it("types, undoes and asks at ten times human speed: every answer is the document's own, every text the oracle's", async () => {
    const session = new SoakSession(
      client,
      soakDocuments(10, (name) => client.uri(name)),
    );
    await session.openAll();
    await session.typeFor(typingMs);
    await session.compareAll();
    assert.deepEqual(session.crossed, []);
    assert.deepEqual(session.astray, []);
  });

  it("notices keystrokes that the server was not told of", async () => {
    const [document] = soakDocuments(1, (name) => client.uri(name.replace("soak", "lost")));
    assert.ok(document);
    const { uri } = document;
    await client.open(uri, document.language, document.text);
    // Spaces at the ends of a line are shown nowhere.
    do document.edit();
    while (!/\S/.test(document.text.split("\n")[document.position.line] ?? ""));
    assert.deepEqual(await differing(client, [document]), [document]);
  });

  it("answers 1,000 requests of which none is taken back, the newest for the newest text", async () => {
    const { answered, newest } = await flood(client, client.uri("soak/flood.ts"), 1_000);
    assert.equal(answered, 1_000);
    assert.equal(newest, "TODO: newest of 1000");
  });

  it("answers everything about a line of 1 MB", async () => {
    const text = `const data = "${"x".repeat(megabyte)}";\n`;
    const waits = await askEverything(client, client.uri("soak/long.ts"), text);
    assert.equal(waits.size, 10);
  });
});
