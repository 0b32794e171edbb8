import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { syntax, verdict } from "./verdicts.ts";

type Verdicts = Readonly<Record<string, "yes" | "no" | "unsure">>;

async function expectVerdicts(code: string, languageId: string, expected: Verdicts): Promise<void> {
  for (const [requirement, wanted] of Object.entries(expected))
    assert.equal(await verdict(requirement, code, languageId), wanted, requirement);
}

describe("what a requirement says, in whatever words", () => {
  after(() => syntax.dispose());

  it("follows how a number grows, by how much, and where it stops", async () => {
    const delay =
      "function retryDelay(attempt: number): number { const base = 200; return Math.min(base * 2 ** (attempt - 1), 30_000); }";
    await expectVerdicts(delay, "typescript", {
      "The waiting time doubles with every attempt.": "yes",
      "The delay triples after each attempt.": "no",
      "The delay grows linearly.": "no",
      "The delay never goes beyond 30 seconds.": "yes",
      "The maximum delay is 10 seconds.": "no",
    });
    const fine =
      "class A { public decimal Fine(int daysLate) { if (daysLate <= 0) return 0m; var fine = daysLate * 0.25m; return fine > 10m ? 10m : fine; } }";
    await expectVerdicts(fine, "csharp", {
      "Each day late costs 25 cents.": "yes",
      "Each day late costs 30 cents.": "no",
      "The fine is never more than 10 euros.": "yes",
      "The maximum fine is 20 euros.": "no",
      // A lower bound keeps this limit as well, whether it is meant or not.
      "The fine is never more than 20 euros.": "unsure",
    });
    const fahrenheit = "double toFahrenheit(double celsius) { return celsius * 9 / 5 + 32; }";
    await expectVerdicts(`class A { ${fahrenheit} }`, "java", {
      "100 degrees Celsius are 212 degrees Fahrenheit.": "yes",
      "100 degrees Celsius are 200 degrees Fahrenheit.": "unsure",
    });
  });

  it("sees which elements are taken and which is picked", async () => {
    const pick =
      "function pick(reviewers: R[], author: string): R | null { return reviewers.filter((r) => r.active && r.login !== author).sort((a, b) => a.open - b.open)[0] ?? null; }";
    await expectVerdicts(pick, "typescript", {
      "Inactive reviewers are skipped.": "yes",
      "Inactive reviewers are considered too.": "no",
      "Active reviewers are ignored.": "no",
      "The reviewer with the fewest open is picked.": "yes",
      "The reviewer with the most open is picked.": "no",
    });
    const overdue =
      "class A { IEnumerable<Invoice> Overdue(IEnumerable<Invoice> invoices, DateOnly today) => invoices.Where(i => !i.IsPaid && i.DueDate < today).OrderByDescending(i => i.Amount); }";
    await expectVerdicts(overdue, "csharp", {
      "Invoices that have been paid don't appear in the list.": "yes",
      "Paid invoices are included too.": "no",
      "Invoices are sorted by due date.": "no",
    });
  });

  it("tells handlers apart by the errors that they take", async () => {
    const settings = [
      "def read_settings(path):",
      "    try:",
      "        with open(path) as handle:",
      "            data = json.load(handle)",
      "    except FileNotFoundError:",
      "        return dict(DEFAULTS)",
      "    except json.JSONDecodeError as error:",
      "        raise SettingsError(path) from error",
      "    return data",
      "",
    ].join("\n");
    await expectVerdicts(settings, "python", {
      "Broken JSON must be reported as a SettingsError.": "yes",
      "A missing file is fine.": "yes",
      "If the file isn't there, an error must be raised.": "no",
    });
    const handler =
      'package a\nfunc (h *Handler) Get(w http.ResponseWriter, r *http.Request) { id, err := strconv.Atoi(r.PathValue("id")); if err != nil { http.Error(w, "bad id", http.StatusBadRequest); return }; user, err := h.users.Find(id); if errors.Is(err, ErrNotFound) { http.Error(w, "none", http.StatusNotFound); return }; json.NewEncoder(w).Encode(user) }';
    await expectVerdicts(handler, "go", {
      "An id that isn't a number is answered with 400.": "yes",
      "Unknown users lead to a 404.": "yes",
      "A malformed id is answered with 404.": "no",
      "If the user doesn't exist, a 204 is sent.": "no",
    });
  });

  it("reads the case behind the verb, and values that come out", async () => {
    const initials =
      'def initials(name):\n    parts = name.split()\n    if not parts:\n        return "?"\n    return parts[0][0].upper()\n';
    await expectVerdicts(initials, "python", {
      "A question mark is shown for people without a name.": "yes",
      "A dash is shown for people without a name.": "no",
      "Initials are upper case.": "yes",
    });
    const percent =
      "package a\nfunc Percent(done, total int) int { if total == 0 { return 100 }; return done * 100 / total }";
    await expectVerdicts(percent, "go", {
      "If the total is zero, 100 is returned.": "yes",
      "If the total is zero, 0 is shown.": "no",
    });
  });

  it("takes what is excepted for all others", async () => {
    const slug =
      'function slug(title: string): string { return title.toLowerCase().replace(/[^a-z0-9]+/g, "-"); }';
    await expectVerdicts(slug, "typescript", {
      "Anything that's not a letter or digit becomes a hyphen.": "yes",
      "Letters become a hyphen.": "no",
      "Slugs keep the capitalisation of the title.": "no",
    });
  });
});
