import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { syntax, verdict } from "./verdicts.ts";

/** What code does alone is "yes"; with more that is asked for, it is not. */
async function expectAlone(
  code: string,
  languageId: string,
  met: readonly string[],
  more: readonly string[],
) {
  for (const requirement of met)
    assert.equal(await verdict(requirement, code, languageId), "yes", `${requirement}\n${code}`);
  for (const requirement of more)
    assert.notEqual(await verdict(requirement, code, languageId), "yes", `${requirement}\n${code}`);
}

const upload =
  "function upload(file: File) {\n  if (file.name.length > 50) throw new Error('too long');\n  store(file);\n}";
const order =
  "def list_orders(orders):\n    orders = [o for o in orders if o.total]\n    return sorted(orders, key=lambda o: o.created_at, reverse=True)\n";
const tags =
  "function tags(input: string[]): string[] {\n  return [...new Set(input.map((tag) => tag.trim()))];\n}";
const rename =
  "public void rename(String name, String old) {\n  if (name.isEmpty()) throw new IllegalArgumentException();\n  this.name = name;\n}";

describe("requirements with several demands", () => {
  after(() => syntax.dispose());

  it("sees whether each of two things to be done is done", async () => {
    await expectAlone(
      tags,
      "typescript",
      ["Duplicates are removed."],
      [
        "Trim spaces around the tags and compare them ignoring accents.",
        "Duplicates are removed and logged.",
        "Remove duplicates, then cut the list to the first ten tags.",
        "Remove duplicates and sort the rest by length.",
        "Duplicates are removed as well as tags with illegal characters.",
      ],
    );
  });

  it("sees whether each of two conditions is looked at", async () => {
    await expectAlone(
      upload,
      "typescript",
      ["File names longer than 50 characters are refused."],
      [
        "Reject the file if its name is longer than 50 characters or if the quota of the owner is used up.",
        "If the name is longer than 50 characters or has no extension, an error is thrown.",
        "A file is refused when its name is longer than 50 characters and its owner is a guest.",
        "File names longer than 50 characters or of an unknown type are refused.",
      ],
    );
    await expectAlone(
      `class A { ${rename} }`,
      "java",
      ["An empty name is refused."],
      [
        "An empty name or one that is reserved is refused.",
        "Reject the name if it is empty or if somebody else has it already.",
      ],
    );
  });

  it("sees a demand of its own in a clause that is added", async () => {
    await expectAlone(
      order,
      "python",
      ["Orders are listed newest first."],
      [
        "Orders are listed newest first, and those that were cancelled are left out.",
        "Orders come newest first, where equal dates fall back to the number of the invoice.",
        "Orders are listed newest first, with a total line at the end.",
        "Orders are listed newest first, but archived ones go to the bottom.",
        "Orders are listed newest first, which must also hold after a refund.",
      ],
    );
  });

  it("does not take the plain case for every case", async () => {
    await expectAlone(
      tags,
      "typescript",
      [],
      [
        "Duplicates are removed, no matter how the tags are spelled.",
        "Duplicates are removed even if they differ in accents.",
        "Duplicates are removed across all pages.",
        "Duplicates are removed wherever the tags come from.",
      ],
    );
    await expectAlone(
      upload,
      "typescript",
      [],
      [
        "File names longer than 50 characters are refused, even when they are sent in pieces.",
        "File names longer than 50 characters are refused regardless of how they are sent.",
      ],
    );
  });

  it("sees a demand in what is added without a verb", async () => {
    await expectAlone(
      "def mean(values):\n    return round(sum(values) / len(values), 2)\n",
      "python",
      ["The mean is rounded to two decimals."],
      [
        "The mean is rounded to two decimals, halves going to the even side.",
        "The mean is rounded to two decimals after outliers are dropped.",
        "The mean is rounded to two decimals with a sign in front.",
      ],
    );
  });

  it("sees what of several things something is done to", async () => {
    const member =
      "def member(row):\n    name = row['name'].strip()\n    email = row['email']\n    return Member(name, email)\n";
    await expectAlone(
      member,
      "python",
      ["Spaces around the name are removed."],
      ["Spaces around the e-mail are removed.", "Spaces around names and e-mails are removed."],
    );
  });

  it("does not count words of comments as done", async () => {
    const noted = order.replace(
      "    orders =",
      "    # later: those that were cancelled are left out\n    orders =",
    );
    assert.notEqual(
      await verdict(
        "Orders are listed newest first, and those that were cancelled are left out.",
        noted,
        "python",
      ),
      "yes",
    );
  });

  it("keeps saying yes where all that is joined is met", async () => {
    const port =
      "def port(value):\n    if value < 1024:\n        raise ValueError()\n    if value > 9000:\n        raise ValueError()\n    return value\n";
    await expectAlone(
      port,
      "python",
      [
        "A port below 1024 or above 9000 raises a ValueError.",
        "Ports under 1024 or over 9000 are refused.",
        "Ports below 1024 raise a ValueError, and those above 9000 raise a ValueError.",
        "A port has a value between 1024 and 9000.",
      ],
      [],
    );
    const amount = "function pay(amount) {\n  if (amount <= 0) throw new Error('bad');\n  book(amount);\n}";
    await expectAlone(amount, "javascript", ["Zero or negative amounts are refused."], []);
  });

  it("knows calls that remove only what lies side by side", async () => {
    const rust = (before: string) =>
      `pub fn ids(mut list: Vec<u32>) -> Vec<u32> {\n    ${before}\n    list.dedup();\n    list\n}`;
    assert.equal(await verdict("Duplicates are removed.", rust("list.sort();"), "rust"), "yes");
    assert.equal(await verdict("Duplicates are removed.", rust(""), "rust"), "no");
    assert.equal(
      await verdict("Duplicates are removed.", rust("list.sort_by_key(|each| each % 7);"), "rust"),
      "no",
    );
  });
});
