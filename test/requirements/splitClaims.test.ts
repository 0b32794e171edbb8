import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { splitClaims } from "../../server/features/requirements/reading/splitClaims.ts";
import { mainVerb } from "../../server/features/requirements/reading/verbs.ts";

function verbOf(text: string): string | undefined {
  const at = mainVerb(text);
  return at === undefined ? undefined : /^\S+/.exec(text.slice(at))?.[0];
}

describe("splitting requirements", () => {
  it("gives a clause without a subject the one of the clause before it", () => {
    assert.deepEqual(
      splitClaims("The delay starts at one second, doubles each time, and never exceeds a minute."),
      ["The delay starts at one second", "The delay doubles each time", "The delay never exceeds a minute"],
    );
    assert.deepEqual(splitClaims("The address is trimmed and lower-cased before it is stored."), [
      "The address is trimmed",
      "The address is lower-cased before it is stored",
    ]);
    assert.deepEqual(splitClaims("Refused orders must raise an Error and leave the stock untouched."), [
      "Refused orders must raise an Error",
      "Refused orders must leave the stock untouched",
    ]);
    assert.deepEqual(splitClaims("An expired session is refused and its cookie removed."), [
      "An expired session is refused",
      "its cookie is removed",
    ]);
  });

  it("gives each clause the condition in front of them all", () => {
    assert.deepEqual(
      splitClaims("If the course is full, the student is put on a list, and gets an e-mail."),
      [
        "If the course is full, the student is put on a list",
        "If the course is full, the student gets an e-mail",
      ],
    );
  });

  it("leaves conditions and lists of subjects whole", () => {
    for (const whole of [
      "A file is refused when its name is too long and its owner is a guest",
      "Only admins and shift managers can approve overtime",
      "Upper and lower case make no difference",
    ])
      assert.deepEqual(splitClaims(`${whole}.`), [whole]);
  });

  it("says of each thing in a list what is said of all", () => {
    assert.deepEqual(splitClaims("A missing name, an unknown unit or an empty text is an error."), [
      "A missing name is an error",
      "An unknown unit is an error",
      "An empty text is an error",
    ]);
  });

  it("takes what stands in front of a colon for the subject of what has none", () => {
    assert.deepEqual(splitClaims("Player names: 3 to 20 characters."), [
      "Player names have 3 to 20 characters",
    ]);
    assert.deepEqual(splitClaims("List endpoint: the size is 20 by default."), ["the size is 20 by default"]);
  });

  it("finds the verb by whom it agrees with", () => {
    assert.equal(verbOf("Amounts above the limit give 403"), "give");
    assert.equal(verbOf("Password checks fail for guests"), "fail");
    assert.equal(verbOf("The search term limits the list"), undefined);
    assert.equal(verbOf("Coupons that have run out cannot be used"), "cannot");
    assert.equal(verbOf("A weight of zero or less is an error"), "is");
    assert.equal(verbOf("Pushing to a full queue blocks"), "blocks");
  });
});
