import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles, PackageManager } from "@vscode/vsce";
import { extensionReadme } from "../../scripts/extensionReadme.ts";
import { localizeManifest } from "../../scripts/localizeManifest.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const repository = "https://github.com/inkling-code/inkling";

describe("the extension's page", () => {
  it("shows every picture without a network", () => {
    const page = extensionReadme(root, { pictures: "inline", repository });
    const pictures = [...page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    assert.ok(pictures.length >= 5);
    for (const picture of pictures) {
      const [, data = ""] = /^data:image\/(?:png|gif);base64,([A-Za-z0-9+/=]+)$/.exec(picture) ?? [];
      const bytes = Buffer.from(data, "base64");
      assert.match(bytes.subarray(0, 4).toString("latin1"), /PNG|GIF8/, picture.slice(0, 60));
    }
  });

  it("links to files that the repository has and the package carries", async () => {
    const packed = new Set(await listFiles({ cwd: root, packageManager: PackageManager.None }));
    const page = extensionReadme(root, { pictures: "linked", repository });
    const links = [...page.matchAll(/\]\((https:\/\/github\.com\/[^)\s]+)\)/g)].map(
      ([, target = ""]) => target,
    );
    assert.ok(links.length >= 10);
    for (const link of links) {
      const file = link.replace(/^.*\/(?:blob|raw)\/HEAD\//, "").replace(/#.*$/, "");
      assert.ok(existsSync(path.join(root, file)), link);
      const isCarried = packed.has(file) || [...packed].some((each) => each.startsWith(`${file}/`));
      assert.ok(
        isCarried || /^(?:examples|CONTRIBUTING|ARCHITECTURE)/.test(file),
        `${file} is not in the package`,
      );
    }
  });

  it("does not send users to the repository's own commands", () => {
    const page = extensionReadme(root, { pictures: "linked", repository });
    assert.doesNotMatch(page, /npm (?:start|test|run)|<!-- /);
  });

  it("has what a marketplace asks for", () => {
    for (const key of [
      "icon",
      "repository",
      "bugs",
      "homepage",
      "qna",
      "galleryBanner",
      "keywords",
      "license",
    ])
      assert.ok(manifest[key], key);
    assert.ok(existsSync(path.join(root, manifest.icon)));
  });
});

describe("the manifest in other languages", () => {
  const { manifest: localized, texts } = localizeManifest(manifest);

  it("takes texts out and leaves everything else as it was", () => {
    assert.ok(Object.keys(texts).length > 80);
    const back = JSON.parse(JSON.stringify(localized), (_key, value) =>
      typeof value === "string" ? (texts[/^%(.+)%$/.exec(value)?.[1] ?? ""] ?? value) : value,
    );
    assert.deepEqual(back, manifest);
  });

  it("are all translated into German, and nothing else is", () => {
    const file = path.join(root, "l10n/manifest.de.json");
    const translated = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    assert.deepEqual(Object.keys(translated).sort(), [...new Set(Object.values(texts))].sort());
    for (const [text, german] of Object.entries(translated)) {
      // Commands and code are the same in every language.
      const fixed = (each: string) =>
        [...each.matchAll(/\(command:[^)]+\)|`[^`]+`/g)].map(([found]) => found);
      assert.deepEqual(fixed(german), fixed(text), text);
    }
  });

  it("refers to every text by a key of its own", () => {
    assert.equal(texts["commands.inkling.pause.title"], "Pause");
  });
});
