import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { withHub } from "../models/hubServer.ts";
import { root } from "./openWorkbench.ts";
import { useSharedWorkbench } from "./sharedWorkbench.ts";
import type { WorkbenchPage } from "./workbenchPage.ts";

const viewport = { width: 1040, height: 640 };
/** Milliseconds between two pieces of a download: slow enough for its bar to be seen. */
const pieceMs = 40;
const pieceBytes = 1 << 18;

describe("models in the workbench", function () {
  this.timeout(300_000);
  let workbench: WorkbenchPage;

  useSharedWorkbench(viewport, (shared) => {
    workbench = shared;
  });

  it("shows what is here and what can be had", async () => {
    await workbench.commandThatAsks("Inkling: Models");
    await workbench.page.getByText("Inkling starter").first().waitFor();
    await workbench.page.getByText("Measure the model on my code").first().waitFor();
    await workbench.screenshot("models");
    await workbench.page.keyboard.press("Escape");
  });

  it("has a walkthrough", async () => {
    await workbench.commandThatAsks("Welcome: Open Walkthrough...");
    await workbench.choose("Get Started with Inkling");
    await workbench.page.getByText("Get the better model").first().click();
    await workbench.page.getByText("Download It").first().waitFor();
    await workbench.screenshot("walkthrough");
  });

  it("measures the model on the user's code and shows the result", async () => {
    await workbench.command("Inkling: Measure the Model on My Code");
    // The page itself is in a frame of its own.
    await workbench.page
      .locator(".tab.active", { hasText: "Preview Measurement of the model" })
      .waitFor({ timeout: 240_000 });
    const page = workbench.webview();
    await page.locator("td", { hasText: "first word right" }).waitFor();
    assert.equal(await workbench.page.locator(".tab.dirty").count(), 0, "nothing has to be saved");
    await workbench.clearNotifications();
    await workbench.screenshot("measurement");
  });

  it("downloads with a bar, and uses what came", () => {
    const model = readFileSync(path.join(root, "models/inkling-starter.gguf"));
    return withHub(
      (_request, response) => {
        response.writeHead(200, { "content-length": model.length, etag: '"1"' });
        let at = 0;
        const timer = setInterval(() => {
          response.write(model.subarray(at, at + pieceBytes));
          at += pieceBytes;
          if (at < model.length) return;
          clearInterval(timer);
          response.end();
        }, pieceMs);
        response.on("close", () => clearInterval(timer));
      },
      async ({ url }) => {
        await workbench.commandThatAsks("Inkling: Download a Model");
        await workbench.page.getByText("Qwen2.5-Coder 0.5B Instruct").first().waitFor();
        await workbench.choose("From an address");
        await workbench.page.getByText("Its checksum is not known beforehand").first().waitFor();
        await workbench.page.keyboard.type(`${url}/small-model.gguf`);
        await workbench.page.keyboard.press("Enter");
        await workbench.page
          .getByText(/\d+ % of \d+ MB/)
          .first()
          .waitFor();
        await workbench.screenshot("model-download");
        await workbench.page
          .getByText("small-model is used from now on")
          .first()
          .waitFor({ timeout: 60_000 });
        await workbench.clearNotifications();
        // Whoever comes next finds the model that there was.
        await workbench.commandThatAsks("Inkling: Models");
        await workbench.choose("Inkling starter");
      },
    );
  });
});
