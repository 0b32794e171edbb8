import assert from "node:assert/strict";
import { fitCalibration } from "../../server/core/measure/fitCalibration.ts";
import { calibrateChoices } from "../../server/model/decoding/calibration.ts";

describe("fitCalibration", () => {
  it("finds where a model that leans to yes should be split", () => {
    // Says 0.9 where the answer is yes and 0.7 where it is no.
    const said = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? { probabilities: [0.9, 0.1], right: 0 } : { probabilities: [0.7, 0.3], right: 1 },
    );
    const calibration = fitCalibration(said);
    assert.ok((calibration.offset ?? 0) < 0);
    assert.ok((calibrateChoices([0.9, 0.1], calibration)[0] ?? 0) > 0.5);
    assert.ok((calibrateChoices([0.7, 0.3], calibration)[0] ?? 1) < 0.5);
  });

  it("flattens what is sure and often wrong", () => {
    const said = Array.from({ length: 40 }, (_, index) => ({
      probabilities: [0.99, 0.01],
      right: index % 10 < 6 ? 0 : 1,
    }));
    const [yes = 0] = calibrateChoices([0.99, 0.01], fitCalibration(said));
    assert.ok(Math.abs(yes - 0.6) < 0.05, `${yes}`);
  });

  it("fits a temperature where there are more than two choices", () => {
    const said = Array.from({ length: 30 }, (_, index) => ({
      probabilities: [0.9, 0.05, 0.05],
      right: index % 3,
    }));
    const { temperature, scale } = fitCalibration(said);
    assert.equal(scale, undefined);
    assert.ok((temperature ?? 0) > 5);
  });
});
