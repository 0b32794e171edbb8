/** Parts of packages that come without types. */

declare module "@wasm-fmt/ruff_fmt/ruff_fmt_bg.js" {
  /** @throws the parser's message */
  export function format(input: string, path?: string): string;
  export function format_range(): unknown;
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

declare module "@wasm-fmt/gofmt/gofmt_binding.js" {
  export function format(wasm: WebAssembly.Exports, source: string): string;
}

declare module "@wasm-fmt/shfmt/shfmt_binding.js" {
  export function format(
    wasm: WebAssembly.Exports,
    source: string,
    path: string,
    options: { readonly variant: string },
  ): string;
}

declare module "@ruby/prism/src/parsePrism.js" {
  export function parsePrism(
    prism: WebAssembly.Exports,
    source: string,
  ): {
    readonly errors: readonly {
      readonly message: string;
      readonly location: { readonly startOffset: number; readonly length: number };
    }[];
  };
}

declare module "node-sql-parser/build/*" {
  const library: { readonly Parser: new () => { astify(text: string): unknown } };
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default library;
}

declare module "php-parser" {
  interface Options {
    readonly parser?: { extractDoc?: boolean; suppressErrors?: boolean; version?: number };
    readonly ast?: { withPositions?: boolean };
    readonly lexer?: { all_tokens?: boolean; short_tags?: boolean };
  }
  const php: {
    readonly Engine: new (options: Options) => { parseCode(text: string, name: string): unknown };
  };
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default php;
}
