import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readClaim, readClaims } from "../../server/features/requirements/reading/claims.ts";
import { plainWording, withComma } from "../../server/features/requirements/reading/plainWording.ts";

describe("the wording of requirements", () => {
  it("is the same with short forms and without", () => {
    assert.equal(plainWording("It can't be cancelled any more."), "It cannot be cancelled.");
    assert.equal(plainWording("There's no name, that isn't valid."), "There is no name, that is not valid.");
    assert.equal(plainWording("The caller simply gets null."), "The caller gets null.");
    assert.equal(plainWording("Input has to be trimmed."), "Input must be trimmed.");
    assert.equal(plainWording("Names do not have to be unique."), "Names do not have to be unique.");
  });

  it("has a comma where a clause ends and the next begins", () => {
    const commas: readonly (readonly [given: string, read: string])[] = [
      ["For an empty list the mean is 0.", "For an empty list, the mean is 0."],
      ["If no port is configured we listen on 8080.", "If no port is configured, we listen on 8080."],
      ["When the row does not exist the label is empty.", "When the row does not exist, the label is empty."],
      // What is exceeded belongs to the condition, and of what lies outside there is more to come.
      ["If it exceeds the limit it is refused.", "If it exceeds the limit, it is refused."],
      ["For places outside the EU there is a surcharge.", "For places outside the EU, there is a surcharge."],
      ["For members shipping is free.", "For members shipping is free."],
    ];
    for (const [given, read] of commas) assert.equal(withComma(given), read);
  });

  it("denies what is said of nothing and nobody", () => {
    assert.equal(readClaim("Nothing heavier than 5 kg is accepted").outcome?.kind, "reject");
    assert.equal(readClaim("Parcels of 5 kg are accepted").outcome?.kind, "accept");
  });

  it("tells what something is not from what does not happen", () => {
    assert.equal(readClaim("Text that is not a date raises a ValueError").outcome?.kind, "reject");
    assert.equal(readClaim("Text in another form does not raise a ValueError").outcome, undefined);
  });

  it("knows statuses that are sent, and leaves quoted numbers alone", () => {
    assert.equal(readClaim("If the user does not exist, a 204 is sent").status, 204);
    const [claim] = readClaims('More than 99 messages are shown as "99+ messages".');
    assert.deepEqual(
      claim?.limits.map(({ relation, quantity }) => [relation, quantity.value]),
      [["above", 99]],
    );
  });
});
