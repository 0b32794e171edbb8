// `npm run llama-server`: compiles llama-server from the sources that node-llama-cpp ships (a Git bundle; no network is needed) and
// prints where it is. Needs git, cmake and a C++ compiler, and takes minutes. The tests of endpoints and the bench's peer use it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, ".llama-server");
const source = path.join(folder, "source");
const build = path.join(folder, "build");
const bundle = path.join(root, "node_modules/node-llama-cpp/llama/gitRelease.bundle");
/** A server on loopback for tests: nothing but the CPU, no page for browsers, no HTTPS. */
const options = {
  CMAKE_BUILD_TYPE: "Release",
  BUILD_SHARED_LIBS: "OFF",
  LLAMA_BUILD_TESTS: "OFF",
  LLAMA_BUILD_EXAMPLES: "OFF",
  LLAMA_BUILD_UI: "OFF",
  LLAMA_USE_PREBUILT_UI: "OFF",
  LLAMA_OPENSSL: "OFF",
};

mkdirSync(folder, { recursive: true });
if (!existsSync(source)) run("git", ["clone", "--quiet", bundle, source]);
const flags = Object.entries(options).map(([name, value]) => `-D${name}=${value}`);
run("cmake", ["-S", source, "-B", build, ...flags]);
const jobs = String(os.availableParallelism());
run("cmake", ["--build", build, "--target", "llama-server", "--parallel", jobs]);
console.log(path.join(build, "bin", "llama-server"));

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (error) throw new Error(`${program} cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
