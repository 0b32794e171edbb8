import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { answerFromGlossary } from "../../server/features/ask/answerFromGlossary.ts";
import { understandQuestion } from "../../server/features/ask/understandQuestion.ts";
import { createGlossary } from "../../server/language/glossary/glossary.ts";
import { glossary as loader } from "../support/testPorts.ts";

const glossary = createGlossary(await loader.load());

function answerTo(question: string): string {
  return answerFromGlossary(glossary, understandQuestion(question), undefined)?.text ?? "";
}

/** Every question with what its answer says. */
function say(answers: Readonly<Record<string, RegExp>>): void {
  for (const [question, expected] of Object.entries(answers))
    assert.match(answerTo(question), expected, question);
}

describe("small notations", () => {
  it("are version ranges", () => {
    say({
      "what does ^1.2.3 mean in package.json": /from 1\.2\.3 up to, but not including, 2\.0\.0/,
      "^0.2.3": /up to, but not including, 0\.3\.0/,
      "^0.0.3": /not including, 0\.0\.4/,
      "what is ~1.2": /not including, 1\.3\.0/,
      "~1": /not including, 2\.0\.0/,
      "~=2.2": /not including, 3\.0\.0/,
      "~=1.4.5": /not including, 1\.5\.0/,
      "what does 1.x mean in package.json": /from 1\.0\.0 up to, but not including, 2\.0\.0/,
      "what does >=1.0 <2.0 mean as a version": /at least 1\.0, and below 2\.0/,
      "what does * mean in package.json dependencies?": /any version/,
      "what is 1.0.0-rc.1": /pre-release/,
      "what is 2.1.0+build.7?": /metadata/,
    });
  });

  it("are times of cron", () => {
    say({
      "0 0 * * *": /at midnight \(00:00\), every day/,
      "what does */5 * * * * mean?": /every 5 minutes, every day/,
      "0 9 * * 1-5": /at 09:00, Monday to Friday/,
      "what is `15 14 1 * *`": /at 14:15, on the first day of the month/,
      "0 0 1 1 *": /on the first day of the month, in January/,
      "5 4 * * sun": /at 04:05/,
      "@hourly": /once an hour/,
      "how do I run a job every hour with cron": /0 \* \* \* \*/,
    });
  });

  it("are patterns of file names", () => {
    say({
      "what does **/*.js match": /ends in `\.js`, in this folder and every folder below/,
      "what is src/**/*.test.ts": /in `src` and every folder below/,
      "*.txt": /whose name ends in `\.txt`/,
      "what does ? match in a glob": /exactly one character/,
      "what does [a-z] mean in a glob?": /range from a to z/,
      "!dist/ in .gitignore": /not ignored/,
      "what is {a,b} in bash": /`xa` `xb`/,
    });
  });

  it("are place-holders of printf", () => {
    say({
      "what does %s mean in printf": /text/,
      "%-10s": /at least 10 characters wide, filled with spaces on the right/,
      "%05d": /5 characters wide, filled with zeros/,
      "%.2f": /2 digits after the decimal point/,
      "what is %+v in Go": /default format/,
      "%%": /percent sign/,
    });
  });

  it("are permissions of files", () => {
    say({
      "what does chmod 755 do": /owner.*(?:read, write and execute|7)/,
      "what is 640 permission": /owner may read and write; the group may read; all others may do nothing/,
      "rw-r--r--": /owner may read and write; the group and all others may read/,
      "what does chmod +x do": /execute/,
      "chmod go-w": /no longer lets the group and all others write/,
    });
  });

  it("are addresses", () => {
    say({
      "what does 192.168.1.0/24 mean": /256 addresses from 192\.168\.1\.0 to 192\.168\.1\.255.*private/,
      "10.1.2.3": /private networks/,
      "what does /16 mean": /65,536 addresses/,
      "what is 127.0.0.1?": /the machine itself/,
      "0.0.0.0/0": /every IPv4 address/,
    });
  });

  it("are dates and exit codes", () => {
    say({
      "what is %Y-%m-%d": /year.*month.*day/,
      "yyyy-MM-dd HH:mm": /year.*month.*day.*24-hour.*minute/,
      "difference between HH and hh in a date format": /24-hour[\s\S]*12-hour/,
      "what does the Z mean in 2024-01-01T00:00:00Z": /UTC/,
      "what is -05:00 in a timestamp": /5 hours behind UTC/,
      "exit code 3221225477": /access violation/,
      "exit code -1073741819": /access violation/,
      "the process exited with code 143": /SIGTERM/,
    });
  });

  it("are not seen where something else is meant", () => {
    say({
      "what does ?. mean in TypeScript": /optional chaining/i,
      "what does 404 mean": /Not Found/,
      "what does 200 mean in HTTP": /OK/,
      "what does === do": /equal/i,
      "what does * mean in a regex": /regular expressions/,
    });
    for (const none of [
      "what is 7?",
      "what is 1.5",
      "192.168.1.999",
      "what about 3 of 5",
      "99 99 99 99 99 99",
    ])
      assert.doesNotMatch(answerTo(none), /address|version|cron|midnight/, none);
  });
});

describe("properties of known things", () => {
  it("are answered with a sentence", () => {
    say({
      "is quicksort stable": /not stable/,
      "is merge sort stable?": /is stable/,
      "what is the worst case of quicksort": /O\(n²\)/,
      "what's the time complexity of binary search": /O\(log n\)/,
      "is heapsort in place": /Yes, in place/,
      "is PUT idempotent?": /Yes/,
      "is a Python dict ordered?": /since Python 3\.7/,
      "are objects ordered in JavaScript": /insertion order/,
      "is HashMap thread safe in java": /ConcurrentHashMap/,
      "is HashMap thread-safe?": /\(Java\)|\(Rust\)/,
      "can a primary key be null": /cannot be null/,
      "does UDP guarantee delivery": /does not guarantee/,
      "is Rust garbage collected": /ownership/,
    });
  });

  it("leave alone what is asked of a file or means something else", () => {
    assert.equal(answerTo("is this list sorted?"), "");
    assert.equal(answerTo("is the dict in this function ordered?"), "");
    assert.equal(answerTo("is quicksort blue?"), "");
    assert.match(answerTo("what is a stable sort in JavaScript"), /stable sort/);
    assert.match(answerTo("what is thread safety"), /thread safety/);
    assert.match(answerTo("what is a linked list"), /linked list/);
  });
});
