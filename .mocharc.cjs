// Mocha adds the files named on the command line to those of its configuration; here they replace them.
const named = process.argv.slice(2).some((argument) => argument.endsWith(".test.ts"));

module.exports = {
  import: "tsx",
  require: ["./test/support/fixedSeed.ts"],
  spec: named ? [] : ["test/**/*.test.ts"],
  ignore: ["test/protocol/**", "test/cli/**", "test/vscode/**", "test/ui/**"],
  timeout: 30_000,
  "forbid-only": true,
};
