import assert from "node:assert/strict";
import type { RuleId } from "../../server/contract/config.ts";
import { leastConfidence } from "../../server/features/diagnostics/engine/conclude.ts";
import { checkText } from "./checkText.ts";

type Case = readonly [languageId: string, text: string];

/** What others wrote becomes a value within SQL. */
const injected: readonly Case[] = [
  ["php", "<?php\nfunction f($db, $name) { $db->query(\"SELECT * FROM t WHERE n = '$name'\"); }\n"],
  ["php", "<?php\n$db->query('SELECT * FROM t ORDER BY ' . $_GET['sort']);\n"],
  ["python", "def f(c, name):\n    c.execute(\"SELECT * FROM t WHERE n = '%s'\" % name)\n"],
  ["javascript", `function f(db, name) { db.query(\`SELECT * FROM t WHERE n = '\${name}'\`); }\n`],
  ["ruby", "def f(name)\n  User.where(\"name = '#{name}'\")\nend\n"],
  [
    "java",
    'class A { void f(Statement s, String name) { s.executeQuery("SELECT * FROM t WHERE n = \'" + name + "\'"); } }\n',
  ],
  [
    "csharp",
    "class A { void f(string name) { var c = new SqlCommand($\"SELECT * FROM t WHERE n = '{name}'\"); } }\n",
  ],
  [
    "go",
    'package a\n\nfunc f(db *sql.DB, name string) {\n\tdb.Query("SELECT * FROM t WHERE n = \'" + name + "\'")\n}\n',
  ],
];

/** A numbered format puts what others wrote where a value stands. */
const numbered: readonly Case[] = [
  [
    "csharp",
    "class A { void f(string table, string name) { c.Execute(string.Format(\"SELECT * FROM {0} WHERE n = '{1}'\", table, name)); } }\n",
  ],
  [
    "csharp",
    "class A { void f(string a) { c.Execute(string.Format(\"DELETE FROM t WHERE n LIKE '{0}'\", a)); } }\n",
  ],
];

/** What is written in the code, chosen or counted. */
const constantSql: readonly Case[] = [
  [
    "rust",
    'fn f(c: &C, desc: bool) { let order = if desc { "DESC" } else { "ASC" }; c.execute(&format!("SELECT * FROM t ORDER BY a {}", order)); }\n',
  ],
  [
    "ruby",
    'def f(c, desc)\n  order = if desc then "DESC" else "ASC" end\n  c.execute("SELECT * FROM t ORDER BY a #{order}")\nend\n',
  ],
];

/** A program's own parts of a statement. */
const builtSql: readonly Case[] = [
  ["csharp", 'class A { void f(string table) { var c = new SqlCommand("select id from " + table); } }\n'],
  ["typescript", `function f(db: Db, table: string) { db.query(\`select id from \${table}\`); }\n`],
  ["php", "<?php\nfunction f($db, $where) { $db->query('SELECT * FROM t WHERE ' . $where); }\n"],
  ["python", "def f(c, table):\n    c.execute('SELECT * FROM ' + table)\n"],
  ["javascript", `function f(db, id) { db.query(\`UPDATE t SET \${this.assignments()} WHERE a = 1\`); }\n`],
  ["php", '<?php\nfunction f($db) { $n = own_number(); $db->query("SELECT * FROM t WHERE n = $n"); }\n'],
  ["php", "<?php\n$db->query('SELECT * FROM t WHERE ' . $db->whereKey($_GET['key']));\n"],
  ["php", "<?php\nfunction f($db, $image) { $db->query('DELETE FROM t WHERE i = ' . $image->id); }\n"],
  ["php", "<?php\nfunction f($db, $row) { $db->query('SELECT * FROM t WHERE i = ' . $row['GROUP_ID']); }\n"],
  ["python", "def f(c, order):\n    c.execute('SELECT * FROM t WHERE i = %s' % order.user_id)\n"],
  [
    "csharp",
    "class A { void f(string catalog) { var c = new SqlCommand(string.Format(CultureInfo.InvariantCulture, \"SELECT * FROM [{0}].[m] WHERE [type] LIKE 'table'\", catalog)); } }\n",
  ],
];

/** What others wrote becomes HTML. */
const shown: readonly Case[] = [
  ["php", "<?php\necho '<p>' . $_GET['name'] . '</p>';\n"],
  ["php", "<?php\n$name = $_POST['name'];\nprintf('<b>%s</b>', $name);\n"],
  ["javascript", "function f(element, message) { element.innerHTML = '<p>' + message + '</p>'; }\n"],
  ["javascript", "document.getElementById('a').innerHTML = location.hash;\n"],
  ["python", "def f(name):\n    return mark_safe('<b>%s</b>' % name)\n"],
  ["ruby", 'def f(name)\n  "<b>#{name}</b>".html_safe\nend\n'],
  [
    "go",
    'package a\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tfmt.Fprintf(w, "<b>%s</b>", r.FormValue("name"))\n}\n',
  ],
  [
    "java",
    'class A { void f(PrintWriter out, HttpServletRequest request) { out.println("<b>" + request.getParameter("name") + "</b>"); } }\n',
  ],
];

/** What the program itself says becomes HTML, or what was made HTML on purpose. */
const ownHtml: readonly Case[] = [
  [
    "java",
    'class A { void f(PrintWriter out) { for (Row row : rows.values()) { out.println("<b>" + row.name + "</b>"); } } }\n',
  ],
  ["javascript", "function f(cell, text) { const all = [cell.innerHTML]; cell.innerHTML = all.join(''); }\n"],
  ["php", "<?php\necho '<p>' . $this->name . '</p>';\n"],
  ["php", '<?php\nfunction heading($title) { echo "<h1>$title</h1>"; }\n'],
  ["php", "<?php\necho $labels[$_GET['kind']];\n"],
  ["php", "<?php\nfunction f() { echo $bar = navigationBar(); }\n"],
  ["javascript", "element.innerHTML = this.label;\n"],
  ["javascript", "function f(element, width) { element.innerHTML = '<p>' + width + '</p>'; }\n"],
  ["ruby", "def f(text)\n  text.html_safe\nend\n"],
  ["go", "package a\n\nfunc f(text string) template.HTML {\n\treturn template.HTML(text)\n}\n"],
];

async function surest(rule: RuleId, [languageId, text]: Case): Promise<number> {
  const findings = await checkText(languageId, text, {}, "src/a");
  return Math.max(0, ...findings.flatMap((each) => (each.rule === rule ? [each.confidence] : [])));
}

/** Below it a finding is a hint in every language. */
const least = 0.5;

function hold(rule: RuleId, cases: readonly Case[], isSure: boolean): void {
  for (const each of cases)
    it(`${isSure ? "report" : "only hint at"} ${each[0]}: ${each[1].trim().split("\n").at(-1)}`, async () => {
      const confidence = await surest(rule, each);
      assert.ok(confidence > least === isSure, `${confidence}`);
      assert.ok(isSure || confidence < leastConfidence);
    });
}

describe("data that others wrote", () => {
  describe("in SQL", () => {
    hold("security/sql-injection", injected, true);
    hold("security/sql-injection", numbered, true);
    hold("security/sql-injection", builtSql, false);
    for (const each of constantSql)
      it(`are none in ${each[0]}`, async () => assert.equal(await surest("security/sql-injection", each), 0));
  });
  describe("in HTML", () => {
    hold("security/unsafe-html", shown, true);
    hold("security/unsafe-html", ownHtml, false);
  });
});
