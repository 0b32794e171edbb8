import assert from "node:assert/strict";
import { languageOfEditor } from "../../server/language/files/editorLanguage.ts";

describe("the languages that editors name in their own way", () => {
  for (const [name, id] of [
    ["typescriptreact", "typescriptreact"],
    ["sh", "shellscript"],
    ["bash", "shellscript"],
    ["cs", "csharp"],
    ["c-sharp", "csharp"],
    ["js", "javascript"],
    ["tsx", "typescriptreact"],
    ["tsx-ts", "typescriptreact"],
    ["python-ts", "python"],
    ["make", "makefile"],
    ["objc", "objective-c"],
    ["ps1", "powershell"],
    ["c++", "cpp"],
    ["dockercompose", "dockercompose"],
    ["nobody knows", "nobody knows"],
  ])
    it(`${name} is ${id}`, () => assert.equal(languageOfEditor(name ?? ""), id));
});
