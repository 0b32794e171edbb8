import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { asWhole } from "../../server/language/parse/asWhole.ts";
import { syntax, verdict } from "./verdicts.ts";

/** One line of code in each language's own words, with a number of days put into it. */
const cutoffs: readonly (readonly [languageId: string, code: (days: number) => string])[] = [
  [
    "python",
    (days) => `def is_old(entry, today):\n    return entry.date < today - timedelta(days=${days})\n`,
  ],
  [
    "java",
    (days) =>
      `class A { boolean isOld(Entry entry, Instant now) { return entry.at().isBefore(now.minus(Duration.ofDays(${days}))); } }`,
  ],
  [
    "csharp",
    (days) => `class A { bool IsOld(Entry entry) { return entry.At < DateTime.UtcNow.AddDays(-${days}); } }`,
  ],
  [
    "go",
    (days) =>
      `func IsOld(entry Entry, now time.Time) bool { return entry.At.AddDate(0, 0, ${days}).Before(now) }`,
  ],
  [
    "typescript",
    (days) => `function isOld(entry: Entry, now: Date) { return entry.at < subDays(now, ${days}); }`,
  ],
  [
    "rust",
    (days) => `fn is_old(entry: &Entry, now: Instant) -> bool { entry.at < now - Duration::days(${days}) }`,
  ],
  ["ruby", (days) => `def old?(entry)\n  entry.at < ${days}.days.ago\nend\n`],
  [
    "php",
    (days) => `<?php function isOld($entry, $now) { return $entry->at < $now->modify('-${days} days'); }`,
  ],
];

describe("spans of time", () => {
  for (const [languageId, code] of cutoffs)
    it(`are read as ${languageId} says them`, async () => {
      const requirement = "Entries count as old when they are older than 90 days.";
      assert.equal(await verdict(requirement, code(90), languageId), "yes");
      assert.equal(await verdict(requirement, code(30), languageId), "no");
    });

  it("are waited for in the unit of the call", async () => {
    const code = (span: string) =>
      `class Poller { void await(Printer printer) { while (!printer.isReady()) { Thread.sleep(${span}); } } }`;
    assert.equal(await verdict("The printer is polled every two seconds.", code("2"), "java"), "no");
    assert.notEqual(await verdict("The printer is polled every two seconds.", code("2000"), "java"), "no");
  });
});

describe("outcomes by their names", () => {
  const mode = (saver: number) =>
    `func (b *Battery) Mode() string {\n\tswitch {\n\tcase b.Percent <= 5:\n\t\treturn "shutdown"\n\tcase b.Percent <= ${saver}:\n\t\treturn "saver"\n\t}\n\treturn "normal"\n}\n`;

  it("are labels that a function returns", async () => {
    assert.equal(await verdict("Power saving starts at 20 percent.", mode(20), "go"), "yes");
    assert.notEqual(await verdict("Power saving starts at 20 percent.", mode(21), "go"), "yes");
    assert.equal(
      await verdict("With 5 % left the device is still in power-saving mode.", mode(20), "go"),
      "no",
    );
  });

  it("are what a function's name asks", async () => {
    const storm = (sign: string) => `def storm_warning(speed_ms):\n    return speed_ms * 3.6 ${sign} 75\n`;
    const requirement = "A storm warning is issued when the wind exceeds 75 km/h.";
    assert.equal(await verdict(requirement, storm(">"), "python"), "yes");
    assert.notEqual(await verdict(requirement, storm("<"), "python"), "yes");
  });

  it("are not compared where the code measures in another unit", async () => {
    const code = 'def ice_warning(reading):\n    """reading: degrees Fahrenheit"""\n    return reading < 4\n';
    assert.equal(await verdict("An ice warning is given below 4 °C.", code, "python"), "unsure");
  });
});

describe("exceptions, refusals and lines", () => {
  it("holds a rule with an exception met only where the exception is seen", async () => {
    const code = (joint: string) =>
      `def purge(logs, today):\n    for entry in list(logs):\n        if entry.date < today - timedelta(days=90) ${joint} not entry.legal_hold:\n            logs.remove(entry)\n`;
    const requirement = "Log entries older than 90 days are removed unless they are on legal hold.";
    assert.equal(await verdict(requirement, code("and"), "python"), "yes");
    assert.notEqual(await verdict(requirement, code("or"), "python"), "yes");
  });

  it("reads what a refusal says of itself", async () => {
    const code = (status: number) =>
      `@app.post("/rooms")\ndef book_room(room_id):\n    if bookings.overlaps(room_id):\n        return jsonify(error="room is taken"), ${status}\n    return jsonify(bookings.create(room_id)), 201\n`;
    const requirement = "Booking a room that is already taken gives a 409.";
    assert.equal(await verdict(requirement, code(422), "python"), "no");
    assert.notEqual(await verdict(requirement, code(409), "python"), "no");
  });

  it("tells on which side of a line the line itself lies", async () => {
    const code = (sign: string) =>
      `<?php function redeem($card) { if ($card->expiresOn ${sign} date('Y-m-d')) { throw new CardExpired(); } return $card->use(); }`;
    const requirement = "A gift card can still be used on its last day.";
    assert.equal(await verdict(requirement, code("<"), "php"), "yes");
    assert.notEqual(await verdict(requirement, code("<="), "php"), "yes");
  });

  it("tells who may, of several that are named", async () => {
    const code = (test: string) =>
      `def delete_project(project, user):\n    if ${test}:\n        raise Forbidden()\n    project.archived = True\n`;
    const both = code("project.owner_id != user.id and not user.is_admin");
    assert.equal(
      await verdict("Only the owner or an administrator can delete a project.", both, "python"),
      "yes",
    );
    assert.equal(await verdict("Owners and administrators may delete a project.", both, "python"), "yes");
    const alone = code("project.owner_id != user.id or not user.is_admin");
    assert.notEqual(await verdict("Owners and administrators may delete a project.", alone, "python"), "yes");
    const more = code("project.owner_id != user.id and not user.is_admin and not user.is_guest");
    const only = "Only the owner or an administrator can delete a project.";
    assert.notEqual(await verdict(only, more, "python"), "yes");
  });

  it("tells what decides between equal ones", async () => {
    const ties = "With equal points, whoever got there first is ranked higher.";
    const alphabet = "With equal points the alphabet decides.";
    const sorts: readonly (readonly [languageId: string, time: string, name: string])[] = [
      [
        "python",
        "def top(xs):\n    return sorted(xs, key=lambda p: (-p.points, p.reached_at))\n",
        "def top(xs):\n    return sorted(xs, key=lambda p: (-p.points, p.name))\n",
      ],
      [
        "java",
        "class A { Comparator<P> C = Comparator.comparingInt(P::points).reversed().thenComparing(P::reachedAt); List<P> top(List<P> xs) { return xs.stream().sorted(C).toList(); } }",
        "class A { List<P> top(List<P> xs) { return xs.stream().sorted(Comparator.comparingInt(P::points).reversed().thenComparing(P::name)).toList(); } }",
      ],
      [
        "csharp",
        "class A { List<P> Top(List<P> xs) => xs.OrderByDescending(x => x.Points).ThenBy(x => x.ReachedAt).ToList(); }",
        "class A { List<P> Top(List<P> xs) => xs.OrderByDescending(x => x.Points).ThenBy(x => x.Name).ToList(); }",
      ],
      [
        "typescript",
        "const top = (xs: P[]) => [...xs].sort((a, b) => b.points - a.points || a.reachedAt - b.reachedAt);",
        "const top = (xs: P[]) => [...xs].sort((a, b) => b.points - a.points || a.name.localeCompare(b.name));",
      ],
    ];
    for (const [languageId, byTime, byName] of sorts) {
      assert.equal(await verdict(ties, byTime, languageId), "yes", languageId);
      assert.equal(await verdict(ties, byName, languageId), "no", languageId);
      assert.equal(await verdict(alphabet, byName, languageId), "yes", languageId);
      assert.equal(await verdict(alphabet, byTime, languageId), "no", languageId);
    }
  });

  it("asks of each state of a named set", async () => {
    const code = (states: string) =>
      `CANCELLABLE = frozenset({${states}})\ndef cancel(order):\n    if order.state not in CANCELLABLE:\n        raise ConflictError()\n    order.state = State.CANCELLED\n`;
    const requirement = "Orders that are shipped cannot be cancelled.";
    assert.equal(await verdict(requirement, code("State.PENDING, State.SHIPPED"), "python"), "no");
  });

  it("reads the end of a resource whatever it is called", async () => {
    const requirement = "The port is released even when reading fails.";
    const using =
      "class A { string Read(string port) { using (var serial = new SerialPort(port)) { return serial.ReadLine(); } } }";
    const plain =
      "class A { string Read(string port) { var serial = new SerialPort(port); var line = serial.ReadLine(); serial.Close(); return line; } }";
    assert.equal(await verdict(requirement, using, "csharp"), "yes");
    assert.notEqual(await verdict(requirement, plain, "csharp"), "yes");
  });

  it("picks extremes, masks, and makes something of nothing, by samples", async () => {
    const top = (order: string) =>
      `function top(scores: number[], n: number): number[] { return [...scores].sort((a, b) => ${order}).slice(0, n); }`;
    assert.equal(await verdict("The n highest scores are returned.", top("b - a")), "yes");
    assert.equal(await verdict("The n highest scores are returned.", top("a - b")), "no");
    const mask = (kept: number) =>
      `function mask(card: string): string { return "*".repeat(card.length - ${kept}) + card.slice(-${kept}); }`;
    assert.equal(await verdict("Only the last four digits stay legible.", mask(4)), "yes");
    assert.equal(await verdict("Only the last four digits stay legible.", mask(6)), "no");
  });
});

describe("a piece of PHP", () => {
  after(() => syntax.dispose());

  it("is read with its tag, and keeps its lines", async () => {
    const piece = "function f($a)\n{\n    return $a;\n}\n";
    assert.equal(await asWhole(syntax, "php", piece), `<?php ${piece}`);
    assert.equal(await asWhole(syntax, "java", "int f() { return 1; }"), "int f() { return 1; }");
  });
});
