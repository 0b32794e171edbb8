import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { syntax, verdict } from "./verdicts.ts";

/** Each requirement with the verdict on a piece of code. */
async function expectVerdicts(code: string, languageId: string, verdicts: Readonly<Record<string, string>>) {
  for (const [requirement, wanted] of Object.entries(verdicts))
    assert.equal(await verdict(requirement, code, languageId), wanted, `${requirement}\n${code}`);
}

describe("requirements by kind", () => {
  after(() => syntax.dispose());

  it("takes a limit in all wordings, and tells inclusive from exclusive", async () => {
    const code =
      "function post(text: string) { if (text.length > 280) throw new Error('too long'); send(text); }";
    await expectVerdicts(code, "typescript", {
      "A text has at most 280 characters.": "yes",
      "Texts longer than 280 characters are refused.": "yes",
      "The maximum length of a text is 280.": "yes",
      "A text must not exceed 280 characters.": "yes",
      "Texts of up to 280 characters are accepted.": "yes",
      "A text must be shorter than 280 characters.": "no",
      "Texts of more than 140 characters are refused.": "no",
      "A text has at least 280 characters.": "no",
    });
  });

  it("converts units, and is unsure where a number has none", async () => {
    const code = (unit: string, value: string) =>
      `def check(idle${unit}):\n    if idle${unit} > ${value}:\n        raise SessionExpired()\n`;
    const requirement = "Sessions that are idle for more than 20 minutes raise SessionExpired.";
    assert.equal(await verdict(requirement, code("_seconds", "1200"), "python"), "yes");
    assert.equal(await verdict(requirement, code("_ms", "20 * 60 * 1000"), "python"), "yes");
    assert.equal(await verdict(requirement, code("_minutes", "20"), "python"), "yes");
    assert.equal(await verdict(requirement, code("_seconds", "20"), "python"), "no");
    assert.equal(await verdict(requirement, code("", "20"), "python"), "unsure");
    const parcel =
      "class A { void Send(int weightGrams) { if (weightGrams > 31500) throw new TooHeavy(); } }";
    assert.equal(await verdict("Parcels above 31.5 kg are refused.", parcel, "csharp"), "yes");
    const upload = "function check(bytes: number) { if (bytes > 5) throw new Error('big'); }";
    assert.notEqual(await verdict("Uploads of more than 5 MB are refused.", upload), "yes");
  });

  it("spares numbers that are names", async () => {
    const code = "func stamp(t time.Time) string { return t.Format(layout) }";
    for (const requirement of [
      "Times are written as RFC 3339 asks.",

      "As section 3.1 says, times have a layout.",
    ])
      assert.equal(await verdict(requirement, code, "go"), "unsure", requirement);
  });

  it("follows values from one step to the next", async () => {
    const code =
      "double fee(int pages) { if (pages <= 10) return 0; if (pages <= 50) return 1.5; return 4; }";
    await expectVerdicts(`class A { ${code} }`, "java", {
      "The first 10 pages are free.": "yes",
      "From 11 to 50 pages the fee is 1.50.": "yes",
      "More than 50 pages cost 4.": "yes",
      "More than 20 pages cost 4.": "no",
    });
  });

  it("counts attempts, and room before something is added", async () => {
    const loop = (bound: string) =>
      `def load(url):\n    for i in range(${bound}):\n        try:\n            return fetch(url)\n        except IOError:\n            pause()\n    raise Failed(url)\n`;
    assert.equal(await verdict("Loading is tried at most 4 times.", loop("4"), "python"), "yes");
    assert.equal(await verdict("Loading is tried at most 4 times.", loop("0, 5"), "python"), "no");
    const push = (sign: string) =>
      `func (q *Queue) Push(j Job) error {\n\tif len(q.jobs) ${sign} 8 {\n\t\treturn ErrFull\n\t}\n\tq.jobs = append(q.jobs, j)\n\treturn nil\n}`;
    assert.equal(await verdict("The queue holds at most 8 jobs.", push(">="), "go"), "yes");
    assert.equal(await verdict("The queue holds at most 8 jobs.", push(">"), "go"), "no");
  });

  it("tells states, their opposites, and who alone may do something", async () => {
    const code =
      "def publish(user, post):\n    if not user.is_active:\n        raise Forbidden()\n    post.live = True\n";
    await expectVerdicts(code, "python", {
      "Inactive users cannot publish.": "yes",
      "Active users are refused.": "no",
      "Only active users can publish.": "yes",
    });
  });

  it("reads statuses of every framework", async () => {
    const gin =
      'func get(c *gin.Context) { u, ok := users[c.Param("id")]; if !ok { c.JSON(http.StatusNotFound, nil); return }; c.JSON(200, u) }';
    assert.equal(await verdict("Users that do not exist are answered with 404.", gin, "go"), "yes");
    assert.equal(await verdict("Users that do not exist are answered with 410.", gin, "go"), "no");
  });

  it("tells which way and by what something is sorted", async () => {
    const sort = (by: string) => `const list = (posts: Post[]) => [...posts].sort((a, b) => ${by});`;
    assert.equal(await verdict("Posts are listed newest first.", sort("b.createdAt - a.createdAt")), "yes");
    assert.equal(await verdict("Posts are listed newest first.", sort("a.createdAt - b.createdAt")), "no");
    const java =
      "class A { List<P> f(List<P> ps) { ps.sort(Comparator.comparing(P::getPrice).reversed()); return ps; } }";
    assert.equal(await verdict("Products are sorted by price, cheapest first.", java, "java"), "no");
  });

  it("knows idioms by what they do", async () => {
    await expectVerdicts(
      "def names(xs):\n    return list(dict.fromkeys(x.strip() for x in xs))\n",
      "python",
      {
        "Duplicates are removed.": "yes",
      },
    );
    const slug = "string Slug(string s) => s.ToLowerInvariant().Replace(' ', '-');";
    assert.equal(
      await verdict("Spaces become underscores.", `class A { ${slug.replaceAll("'", '"')} }`, "csharp"),
      "no",
    );
    assert.equal(
      await verdict("The price is rounded to two decimals.", "def p(x):\n    return round(x, 2)\n", "python"),
      "yes",
    );
    assert.equal(
      await verdict("The price is rounded up.", "def p(x):\n    return math.floor(x)\n", "python"),
      "no",
    );
  });

  it("knows only the places that the code names in numbers", async () => {
    const rounded = (code: string, languageId: string) =>
      verdict("The price is rounded to two decimals.", code, languageId);
    const java = (places: string) =>
      `class A { BigDecimal f(BigDecimal x, int n) { return x.setScale(${places}, RoundingMode.HALF_UP); } }`;
    assert.equal(await rounded(java("2"), "java"), "yes");
    assert.equal(await rounded(java("3"), "java"), "no");
    assert.equal(await rounded(java("n"), "java"), "unsure");
    assert.equal(
      await rounded("def p(x):\n    return x.quantize(STEP, rounding=ROUND_HALF_UP)\n", "python"),
      "unsure",
    );
    assert.equal(await rounded("def p(x, n):\n    return round(x, n)\n", "python"), "unsure");
    const go = (places: string) =>
      `func f(x float64, n int) string { return strconv.FormatFloat(x, 'f', ${places}, 64) }`;
    assert.equal(await rounded(go("2"), "go"), "yes");
    assert.equal(await rounded(go("n"), "go"), "unsure");
  });

  it("calls a requirement met in part when one thing is seen to be done and another to be broken", async () => {
    const code = "boolean ok(String pin) { return pin.length() >= 6; }";
    assert.equal(
      await verdict("A PIN has at least 6 characters and a digit.", `class A { ${code} }`, "java"),
      "partial",
    );
  });

  it("sees whether something is released on every way out", async () => {
    const code = (release: string) =>
      `func read(p string) error {\n\tf, err := os.Open(p)\n\tif err != nil {\n\t\treturn err\n\t}\n\t${release}\n\tif err := parse(f); err != nil {\n\t\treturn err\n\t}\n\tf.Close()\n\treturn nil\n}`;
    assert.equal(await verdict("The file is closed in every case.", code("defer f.Close()"), "go"), "yes");
    assert.equal(await verdict("The file is closed in every case.", code(""), "go"), "no");
  });
});
