import assert from "node:assert/strict";
import { verdictQuality, verdictQuestions } from "../../server/core/measure/verdicts.ts";

const questions = verdictQuestions();
/** A model that gives so much to the verdict it holds for right, and is mistaken where told. */
const said = (confidence: number, isMistaken: (at: number) => boolean) =>
  questions.map(({ file, right }, at) => {
    const held = isMistaken(at) ? 2 - right : right;
    const other = (1 - confidence) / 2;
    return { file, right, probabilities: [0, 1, 2].map((choice) => (choice === held ? confidence : other)) };
  });

describe("verdictQuality", () => {
  it("lets a model judge that tells code that does what is asked for from code that does not", () => {
    const { calibration, sure, rightOfSure } = verdictQuality(said(0.95, (at) => at % 20 === 0));
    assert.ok(calibration);
    assert.ok(sure > questions.length / 2 && rightOfSure >= 0.9, `${sure} ${rightOfSure}`);
  });

  it("lets no model judge that guesses, however sure it is of itself", () => {
    for (const wrongEach of [2, 3, 5]) {
      const { calibration, asked } = verdictQuality(said(0.97, (at) => at % wrongEach === 0));
      assert.equal(calibration, undefined, `one of ${wrongEach} wrong`);
      assert.equal(asked, questions.length);
    }
  });

  it("lets no model judge that is right but never sure", () => {
    assert.equal(verdictQuality(said(0.36, () => false)).calibration, undefined);
  });
});

describe("verdictQuestions", () => {
  it("asks about each piece of code as a requirement's check does, as often for yes as for no", () => {
    const yes = questions.filter(({ right, choices }) => choices[right] === "yes");
    const no = questions.filter(({ right, choices }) => choices[right] === "no");
    assert.equal(yes.length + no.length, questions.length);
    assert.ok(questions.length >= 100 && Math.abs(yes.length - no.length) <= 5);
    assert.ok(questions.every(({ task, examples }) => task === "judge.verdict" && examples));
  });
});
