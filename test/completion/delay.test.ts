import assert from "node:assert/strict";
import { inferenceDelay, type Pace } from "../../server/features/completion/delay.ts";

const pace: Pace = {
  interval: 200,
  latency: 200,
  linePrefix: "const total",
  lineRest: "",
  power: "balanced",
  onBattery: undefined,
  load: undefined,
};

describe("inferenceDelay", () => {
  it("is longer the likelier the inference is overtaken by typing", () => {
    assert.ok(inferenceDelay({ ...pace, latency: 20 }) < inferenceDelay(pace));
    assert.ok(inferenceDelay({ ...pace, latency: 20 }) <= 10);
  });

  it("is nothing where the inference is done before the next keystroke", () => {
    assert.equal(inferenceDelay({ ...pace, interval: 400, latency: 180, load: 1.5 }), 0);
    assert.ok(inferenceDelay({ ...pace, interval: 400, latency: 350 }) > 0);
  });

  it("is halved at line ends and after punctuation", () => {
    assert.equal(inferenceDelay({ ...pace, linePrefix: "total(" }), inferenceDelay(pace) / 2);
    assert.equal(inferenceDelay({ ...pace, linePrefix: "return " }), inferenceDelay(pace) / 2);
  });

  it("grows on battery and under load, unless power does not matter", () => {
    assert.equal(inferenceDelay({ ...pace, onBattery: true }), 2 * inferenceDelay(pace));
    assert.ok(inferenceDelay({ ...pace, load: 1.5 }) > inferenceDelay(pace));
    assert.equal(inferenceDelay({ ...pace, power: "full", onBattery: true, load: 2 }), inferenceDelay(pace));
  });

  it("leaves most of the keystroke's 250 ms to the model", () => {
    assert.ok(inferenceDelay({ ...pace, interval: 2_000, latency: 5_000 }) <= 120);
    assert.ok(inferenceDelay({ ...pace, interval: undefined, latency: undefined }) <= 120);
  });
});
