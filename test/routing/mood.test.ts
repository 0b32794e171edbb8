import assert from "node:assert/strict";
import { routeByRules } from "../../server/features/routing/rules.ts";

/** Below this an answer is as good as none. */
const low = 0.5;

const requests: readonly (readonly [string, string, string])[] = [
  // Verbs that are nouns, and gerunds that are subjects, order nothing.
  ["The print button prints nothing", "modify", "bugfix"],
  ["Removing a member leaves the group's counter as it was", "modify", "bugfix"],
  ["Add to favourites does nothing on the phone", "modify", "bugfix"],
  ["Search is slow since the update", "modify", "bugfix"],
  ["Users can't remove their own pictures", "modify", "bugfix"],
  // What shall not be done.
  ["Don't drop the connection while a query is running", "modify", "bugfix"],
  ["never delete the last backup", "modify", "bugfix"],
  // What would be good to have.
  ["It would be great if the sidebar remembered its width", "create", "feature"],
  ["Members should be able to delete their own pictures", "create", "feature"],
  ["A delete button for old drafts", "create", "feature"],
  // How it should be.
  ["The list should be sorted by date", "modify", "feature"],
  // What can go.
  ["Nobody uses the fax export any more", "delete", "refactor"],
  // Questions, whatever verb is in them.
  ["Is there already a function that deletes sessions?", "query", "question"],
  ["Can I rename files with this API?", "query", "question"],
  ["I wonder who calls deleteUser.", "query", "question"],
  ["When a guest logs out, the cart forgets its items.", "modify", "bugfix"],
  // Nouns and gerunds for what is to be done, made or mended.
  ["Removal of the old FTP client", "delete", "refactor"],
  ["Would you mind removing the unused fonts?", "delete", "refactor"],
  ["Integration tests for the price calculator", "create", "test"],
  ["Redo button for the editor", "create", "feature"],
  ["Off by one in the table of contents", "modify", "bugfix"],
  ["Cannot open a second window", "modify", "bugfix"],
  ["Lookup never finds names with accents", "modify", "bugfix"],
  // What is wanted instead, or as well.
  ["Don't delete anything, just list the unused exports", "query", "question"],
  ["Checking the report by hand takes hours, we need tests for it", "create", "test"],
  // A report that ends with an order.
  ["This class has two thousand lines, split it up.", "modify", "refactor"],
  ["Can you delete the temporary files?", "delete", "refactor"],
];

describe("requests as people write them", () => {
  for (const [text, intent, taskType] of requests)
    it(`understands "${text}"`, () => {
      const rules = routeByRules(text);
      assert.deepEqual([rules.intent.value, rules.taskType.value], [intent, taskType]);
    });

  for (const text of [
    "What shall we have for dinner?",
    "My bicycle has a flat tyre",
    "Write a poem about autumn",
    "qwe rty uio",
  ])
    it(`is not sure of "${text}", which is not about software`, () =>
      assert.ok(routeByRules(text).intent.confidence < low));
});
