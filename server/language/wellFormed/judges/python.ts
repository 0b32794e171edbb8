/** Python by Ruff's parser. */
import * as ruff from "@wasm-fmt/ruff_fmt/ruff_fmt_bg.js";
import { type Judge, offsetOfByte, problemAt } from "../syntaxProblem.ts";

/** The parser's bindings hold on to the memory of the first instance, so there is one for the whole process. */
let only: Promise<Judge> | undefined;

/** @param wasm the bytes of `ruff_fmt_bg.wasm` */
export function createPythonJudge(wasm: Uint8Array): Promise<Judge> {
  only ??= start(wasm);
  return only;
}

async function start(wasm: Uint8Array): Promise<Judge> {
  const { __wbg_set_wasm: setWasm, format, format_range: _, ...imports } = ruff;
  const module = await WebAssembly.compile(wasm);
  setWasm(new WebAssembly.Instance(module, { "./ruff_fmt_bg.js": imports }).exports);
  return (text) => {
    try {
      format(text, "text.py");
      return [];
    } catch (error) {
      const found = /^([\s\S]*) at byte range (\d+)\.\.\d+/.exec(String(error));
      const [, message = "", byte] = found ?? [];
      // The parser's own limit is none of the language.
      if (!found || message.includes("too deeply nested")) return undefined;
      return [problemAt(text, offsetOfByte(text, Number(byte)), message)];
    }
  };
}
