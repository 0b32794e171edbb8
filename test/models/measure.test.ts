import assert from "node:assert/strict";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  calibrationError,
  fitTowards,
  logLoss,
  probabilityOf,
} from "../../server/core/measure/fitTowards.ts";
import { halves, holdingOut } from "../../server/core/measure/halves.ts";
import { hideLines } from "../../server/core/measure/hiddenLines.ts";
import type { Quality } from "../../server/core/measure/measureQuality.ts";
import { recommend } from "../../server/core/measure/recommend.ts";
import { refit, type SourcedExample } from "../../server/core/measure/refit.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { Measurements } from "../../server/machine/models/measurements.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const shipped = { weights: { bias: 0, x: 1 }, beginnings: { bias: 0, x: 1 } };

/** Lines whose truth follows sigmoid(2x − 1), or chance, the same for the same seed. */
function examples(count: number, isRight: (x: number, noise: number) => boolean): readonly SourcedExample[] {
  let state = 7;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, index) => {
    const x = random() * 6 - 3;
    return { file: `f${index % 10}`, kind: "line", features: { x }, right: isRight(x, random()) };
  });
}
const lawful = (x: number, noise: number) => noise < 1 / (1 + Math.exp(1 - 2 * x));

describe("fitTowards", () => {
  it("finds the law behind many examples", () => {
    const { bias = 0, x = 0 } = fitTowards(examples(2000, lawful), shipped.weights, 1);
    assert.ok(Math.abs(bias + 1) < 0.3 && Math.abs(x - 2) < 0.4, `${bias} ${x}`);
  });

  it("stays near what was known where examples are few", () => {
    const { x = 0 } = fitTowards(examples(5, lawful), shipped.weights, 500);
    assert.ok(Math.abs(x - 1) < 0.1, `${x}`);
    assert.deepEqual(fitTowards([], shipped.weights, 1), shipped.weights);
  });

  it("improves loss and calibration", () => {
    const all = examples(500, lawful);
    const fitted = fitTowards(all, shipped.weights, 10);
    assert.ok(logLoss(all, fitted) < logLoss(all, shipped.weights));
    assert.ok(calibrationError(all, fitted) < calibrationError(all, shipped.weights));
    assert.ok(probabilityOf({ x: 3 }, fitted) > 0.95);
  });
});

describe("refit", () => {
  it("keeps weights that improve the files they were not fitted on", () => {
    const { calibration, errorBefore, errorAfter } = refit(examples(600, lawful), shipped);
    assert.ok(calibration && errorAfter < errorBefore);
    assert.deepEqual(calibration.beginnings, shipped.beginnings);
  });

  it("leaves the shipped weights where they are right already", () => {
    const known = (x: number, noise: number) => noise < 1 / (1 + Math.exp(-x));
    assert.equal(refit(examples(600, known), shipped).calibration, undefined);
  });

  it("fits nothing to a handful of lines", () =>
    assert.equal(refit(examples(60, lawful), shipped).calibration, undefined));
});

describe("what is held out", () => {
  const items = ["a/1.ts", "a/2.ts", "a/2.ts", "ab/3.ts"].map((file) => ({ file: `file:///${file}` }));
  const names = (parts: readonly { file: string }[]) =>
    parts.map(({ file }) => file.slice("file:///".length));

  it("is every other file, never a part of one", () => {
    const [fitted, heldOut] = halves(items);
    assert.deepEqual(
      [names(fitted), names(heldOut)],
      [
        ["a/1.ts", "ab/3.ts"],
        ["a/2.ts", "a/2.ts"],
      ],
    );
  });

  it("is a folder, and none whose name only begins alike", () => {
    const [fitted, heldOut] = holdingOut("file:///a")(items);
    assert.deepEqual([names(fitted), names(heldOut)], [["ab/3.ts"], ["a/1.ts", "a/2.ts", "a/2.ts"]]);
  });

  it("shows whether weights that were fitted elsewhere are right there", () => {
    const there = examples(300, lawful).map((example) => ({
      ...example,
      file: `file:///there/${example.file}`,
    }));
    const here = examples(300, lawful).map((example) => ({
      ...example,
      file: `file:///here/${example.file}`,
    }));
    const { calibration, errorBefore, errorAfter } = refit(
      [...here, ...there],
      shipped,
      holdingOut("file:///there"),
    );
    assert.ok(calibration && errorAfter < errorBefore);
  });
});

describe("recommend", () => {
  const quality = (more: Partial<Quality>): Quality => ({
    asked: 100,
    exact: 0.4,
    firstWord: 0.6,
    shown: 0.3,
    rightOfShown: 0.85,
    savedPerKeystroke: 0.1,
    p50Ms: 100,
    p95Ms: 300,
    ...more,
  });
  const advice = (model: Partial<Quality>, starter: Partial<Quality>, inUse = true) =>
    recommend(quality(model), quality(starter), inUse).verdict;

  it("follows what the user would gain", () => {
    assert.equal(advice({ savedPerKeystroke: 0.2 }, {}), "keep");
    assert.equal(advice({ savedPerKeystroke: 0.2 }, {}, false), "use");
    assert.equal(advice({}, { savedPerKeystroke: 0.2 }), "starter");
    assert.equal(advice({}, {}, false), "starter");
  });

  it("advises nothing that comes too late or is wrong too often", () => {
    assert.equal(advice({ savedPerKeystroke: 0.5, p95Ms: 4000 }, {}), "starter");
    assert.equal(advice({ savedPerKeystroke: 0.5, rightOfShown: 0.5 }, {}), "starter");
  });
});

describe("hideLines", () => {
  const code = Array.from({ length: 40 }, (_, index) => `const value${index} = compute(${index});`).join(
    "\n",
  );
  const document = TextDocument.create("file:///a.js", "javascript", 1, code);
  const comments = TextDocument.create("file:///b.js", "javascript", 1, "// nothing but words\n".repeat(40));
  const data = TextDocument.create("file:///c.json", "json", 1, '{"a": 1,\n'.repeat(40));
  const hide = (seed: number) => {
    const syntax = createSyntax(grammars, silentLogger);
    return hideLines([document, comments, data], 12, seed, syntax);
  };

  it("takes away the rest of a line, and knows it", async () => {
    for (const { document: hidden, position, truth, file } of await hide(1)) {
      assert.equal(file, "file:///a.js");
      const [line = ""] = hidden.getText().split("\n").slice(position.line);
      assert.equal(line.length, position.character);
      assert.equal(line + truth, code.split("\n")[position.line]);
    }
  });

  it("hides the same places for the same seed, others for another", async () => {
    const places = async (seed: number) =>
      (await hide(seed)).map(({ position }) => `${position.line}:${position.character}`).join();
    assert.equal(await places(1), await places(1));
    assert.notEqual(await places(1), await places(2));
  });
});

describe("Measurements", () => {
  const measured = {
    sha256: "ab".repeat(32),
    name: "m",
    calibration: { weights: { bias: 1 } },
    tasks: { "classify.test": { scale: 0.5, offset: -1 } },
  };

  it("are known again by the file, in another process too, and forgotten when the file is another", () =>
    inTempFolder({ "m.gguf": "one", "n.gguf": "more" }, async (folder) => {
      const [file, other] = [path.join(folder, "m.gguf"), path.join(folder, "n.gguf")];
      await new Measurements(folder).save(file, measured);
      assert.deepEqual(new Measurements(folder).of(file), measured);
      assert.equal(new Measurements(folder).of(other), undefined);
      assert.equal(new Measurements(folder).of(path.join(folder, "absent.gguf")), undefined);
    }));
});
