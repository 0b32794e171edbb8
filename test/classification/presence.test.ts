import assert from "node:assert/strict";
import { createClassification } from "../../server/features/classification/classification.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const signal = new AbortController().signal;
const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const { ask } = createClassification(ports, syntax);

/** Files by name, and questions about each with their answers. */
const cases: readonly (readonly [string, string, readonly (readonly [string, "yes" | "no" | "unsure"])[]])[] =
  [
    [
      "calc.js",
      `// never use setTimeout or the network here\nexport function run(code) {\n  return eval(code) ?? "document.write";\n}\n`,
      [
        ["Does it use eval?", "yes"],
        ["does this file call `eval`?", "yes"],
        ["Does it use setTimeout?", "no"],
        ["Does the code use document.write?", "unsure"],
        ["Does it use optional chaining?", "no"],
        ["Does it use nullish coalescing?", "yes"],
        ["Are there any arrow functions?", "no"],
        ["Does it contain a class?", "no"],
        ["Is there a loop?", "no"],
        ["Does it export anything?", "unsure"],
        ["Does it use caching?", "no"],
        ["Does it use jQuery?", "no"],
      ],
    ],
    [
      "view.tsx",
      `import { useEffect, useState } from "react";\nexport default function View({ id }: { id: string }) {\n\tconst [user, setUser] = useState<User | null>(null);\n\tuseEffect(() => {\n\t\tfetch(\`/users/\${id}\`).then((r) => r.json()).then(setUser);\n\t}, [id]);\n\treturn <p>{user?.name}</p>;\n}\n`,
      [
        ["Does it use React hooks?", "yes"],
        ["does it use hooks", "yes"],
        ["Does it use useState?", "yes"],
        ["Does it use useMemo?", "no"],
        ["Does this component make network requests?", "yes"],
        ["Is JSX used?", "yes"],
        ["Does it use generics?", "yes"],
        ["Does it use decorators?", "no"],
        ["Does it use tabs for indentation?", "yes"],
        ["Does it use localStorage?", "no"],
        ["Is there a default export?", "yes"],
        ["Does it use react?", "yes"],
        ["Does it import lodash?", "no"],
        ["Does it touch the DOM?", "unsure"],
      ],
    ],
    [
      "sum.ts",
      "export const sum = (numbers: readonly number[]): number => {\n  let total = 0;\n  for (const each of numbers) total += each;\n  return total;\n};\n",
      [
        ["Does it access the network?", "no"],
        ["Does it read files?", "no"],
        ["Does it use threads?", "no"],
        ["Does it use recursion?", "no"],
        ["Is this recursive?", "no"],
        ["Does it retry?", "unsure"],
        ["Is anything logged here?", "no"],
        ["Does it use a for loop?", "yes"],
        ["Does it use `any`?", "no"],
        ["Is it free of classes?", "yes"],
        ["Does it use regular expressions?", "no"],
        ["Does it avoid loops?", "no"],
      ],
    ],
    [
      "tree.py",
      `from functools import lru_cache\nimport hashlib\n\nclass Node:\n    def walk(self):\n        for child in self.children:\n            child.walk()\n\n@lru_cache\ndef tile(z):\n    return hashlib.sha256(str(z).encode()).hexdigest()\n`,
      [
        ["Is this recursive?", "unsure"],
        ["Is the result cached?", "yes"],
        ["Does it memoize anything?", "yes"],
        ["Is the password hashed?", "unsure"],
        ["Is the request encrypted?", "no"],
      ],
    ],
    [
      "forum.ts",
      "export interface Thread {\n  title: string;\n  posts: string[];\n}\nexport const reports = (t: Thread) => t.posts.length;\n",
      [
        ["Is there a thread in here?", "unsure"],
        ["Does it write to a database?", "no"],
        ["does it retry failed calls?", "no"],
        ["does it run in a transaction?", "no"],
      ],
    ],
    [
      "app.py",
      `import os, hashlib\nfrom dataclasses import dataclass\n\n@dataclass\nclass User(Base):\n    name: str\n\ndef digest(path):\n    with open(path) as f:\n        rows = [line.strip() for line in f]\n    if (n := len(rows)) > 3:\n        print(f"{n} rows")\n    return hashlib.md5(os.environ["SALT"].encode()).hexdigest()\n`,
      [
        ["Does it use decorators?", "yes"],
        ["Does it use list comprehensions?", "yes"],
        ["Does it use the walrus operator?", "yes"],
        ["Does it use f-strings?", "yes"],
        ["Does it read environment variables?", "yes"],
        ["Does it use hashing?", "yes"],
        ["Does it access the file system?", "yes"],
        ["Does it print anything?", "yes"],
        ["Does it use inheritance?", "yes"],
        ["Does it use lambdas?", "no"],
        ["Does it use a context manager?", "yes"],
        ["Does it use eval?", "no"],
        ["Does it use global variables?", "unsure"],
        ["Does it spawn threads?", "no"],
        ["Does it use numpy?", "no"],
        ["Does it use os?", "yes"],
        ["Does it use type hints?", "yes"],
        ["Does it raise exceptions?", "no"],
      ],
    ],
    [
      "fact.py",
      "def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)\n",
      [
        ["Is it recursive?", "yes"],
        ["Does it use recursion?", "yes"],
        ["Does it use a ternary?", "yes"],
        ["Does it use a database?", "no"],
        ["Does it define fact?", "yes"],
        ["Does it define factorial?", "no"],
      ],
    ],
    [
      "Main.java",
      `import java.util.List;\nimport java.util.concurrent.ExecutorService;\n\npublic class Main<T> extends Base {\n  @Override\n  public void run(List<T> all) {\n    synchronized (this) {\n      all.stream().map(x -> x.toString()).forEach(System.out::println);\n    }\n    try { work(); } catch (Exception e) { throw new IllegalStateException(e); } finally { close(); }\n  }\n}\n`,
      [
        ["Does it use generics?", "yes"],
        ["Does it use annotations?", "yes"],
        ["Does it use streams?", "yes"],
        ["Does it use lambdas?", "yes"],
        ["Does it use synchronized?", "yes"],
        ["Does it use threads?", "yes"],
        ["Is there a finally block?", "yes"],
        ["Does it throw exceptions?", "yes"],
        ["Does it use reflection?", "no"],
        ["Does it use method references?", "yes"],
        ["Does it use records?", "no"],
        ["Does it use inheritance?", "yes"],
        ["Is there a switch statement?", "no"],
      ],
    ],
    [
      "main.go",
      `package main\n\nimport (\n\t"fmt"\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\tdone := make(chan bool)\n\tgo func() { done <- true }()\n\tdefer close(done)\n\tresp, err := http.Get("https://example.org")\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tfmt.Println(resp, os.Getenv("HOME"))\n}\n`,
      [
        ["Does it use goroutines?", "yes"],
        ["Does it use channels?", "yes"],
        ["Does it use defer?", "yes"],
        ["Does it panic?", "unsure"],
        ["Does it use panic?", "yes"],
        ["Does it make HTTP requests?", "yes"],
        ["Does it use environment variables?", "yes"],
        ["Does it use generics?", "no"],
        ["Does it use a mutex?", "no"],
        ["Does it use interfaces?", "no"],
        ["Does it use goto?", "no"],
        ["Does it import net/http?", "yes"],
      ],
    ],
    [
      "lib.rs",
      `use std::fs;\n\n#[derive(Debug)]\npub struct Row<'a> { name: &'a str }\n\npub fn load(path: &str) -> Result<String, std::io::Error> {\n    let text = fs::read_to_string(path)?;\n    println!("{}", text.len());\n    match text.len() { 0 => Ok(String::new()), _ => Ok(text) }\n}\n`,
      [
        ["Does it use unsafe code?", "no"],
        ["Does it use macros?", "yes"],
        ["Does it use lifetimes?", "yes"],
        ["Does it use unwrap?", "no"],
        ["Does it read files?", "yes"],
        ["Does it use pattern matching?", "yes"],
        ["Does it use traits?", "no"],
        ["Does it use closures?", "no"],
        ["Does it define a struct?", "yes"],
        ["Is there a struct?", "yes"],
      ],
    ],
    [
      "a.cpp",
      `#include <thread>\n#include <vector>\ntemplate <typename T> T* twice(T* p) { return p; }\nint main() {\n  std::thread t([] { });\n  auto* raw = new int[3];\n  delete[] raw;\n  t.join();\n  goto end;\nend:\n  return static_cast<int>(sizeof(int));\n}\n`,
      [
        ["Does it use templates?", "yes"],
        ["Does it use pointers?", "yes"],
        ["Does it use goto?", "yes"],
        ["Does it use threads?", "yes"],
        ["Does it use lambdas?", "yes"],
        ["Does it use exceptions?", "unsure"],
        ["Does it use malloc?", "no"],
        ["Does it use smart pointers?", "no"],
        ["Does it use namespaces?", "no"],
      ],
    ],
    [
      "A.cs",
      `using System;\nusing System.Linq;\nnamespace Shop;\npublic record Item(string Name);\npublic class Store {\n  public string Title { get; set; }\n  [Obsolete]\n  public async Task<string> Load() {\n    var names = from i in items where i.Name != null select i.Name;\n    await Task.Delay(10);\n    Console.WriteLine($"{Title}");\n    return Title?.ToLower() ?? "";\n  }\n}\n`,
      [
        ["Does it use LINQ?", "yes"],
        ["Does it use records?", "yes"],
        ["Does it use async/await?", "yes"],
        ["Does it use attributes?", "yes"],
        ["Does it use string interpolation?", "yes"],
        ["Does it print to the console?", "yes"],
        ["Does it use delegates?", "no"],
        ["Does it use goto?", "no"],
        ["Does it use null coalescing?", "yes"],
        ["Does it use interfaces?", "no"],
      ],
    ],
    [
      "a.php",
      `<?php\nnamespace App;\nuse PDO;\ntrait Logs { }\nfunction load($id) {\n  global $db;\n  $s = $db->prepare("select 1");\n  if ($id === 3) { echo md5($_GET["x"]); }\n  return preg_match("/a/", $id) ? include "a.php" : null;\n}\n`,
      [
        ["Does it use PDO?", "yes"],
        ["Does it use global variables?", "yes"],
        ["Does it use traits?", "yes"],
        ["Does it use regular expressions?", "yes"],
        ["Does it use md5?", "yes"],
        ["Does it use strict equality?", "yes"],
        ["Does it use goto?", "no"],
        ["Does it use eval?", "no"],
        ["Does it use a class?", "no"],
      ],
    ],
    [
      "a.rb",
      `require "json"\nmodule Shop\n  class Cart < Base\n    include Comparable\n    attr_reader :items\n    def total\n      items.map { |i| i.price }.sum rescue 0\n    end\n  end\nend\nputs JSON.generate(ENV.fetch("A"))\n`,
      [
        ["Does it use JSON?", "yes"],
        ["Does it use mixins?", "yes"],
        ["Does it use symbols?", "yes"],
        ["Does it read environment variables?", "yes"],
        ["Does it rescue exceptions?", "unsure"],
        ["Does it use blocks?", "yes"],
        ["Does it use inheritance?", "yes"],
        ["Does it use eval?", "no"],
        ["Does it use heredocs?", "no"],
      ],
    ],
    [
      "a.sh",
      `#!/bin/bash\n# curl would be nicer\nset -e\nfiles=$(ls | grep x)\nwhile read -r f; do\n  sleep 1\n  echo "$f" > out.txt\ndone <<EOF\na\nEOF\n`,
      [
        ["Does it use curl?", "no"],
        ["Does it use grep?", "yes"],
        ["Does it use pipes?", "yes"],
        ["Does it use heredocs?", "yes"],
        ["Does it use functions?", "no"],
        ["Does it use command substitution?", "yes"],
        ["Does it sleep?", "yes"],
        ["Does it use sudo?", "no"],
        ["Does it use a while loop?", "yes"],
      ],
    ],
  ];

describe("questions whether something is there", () => {
  after(() => syntax.dispose());

  for (const [path, text, questions] of cases)
    describe(`about ${path}`, () => {
      for (const [question, expected] of questions)
        it(`${question} ${expected}`, async () => {
          const { answer } = await ask(question, { path, text }, signal);
          assert.equal(answer, expected);
        });
    });
});
