// `npm start [folder] [-- --tour-only] [--with-model[=ID|URL]] [--mirror=URL]`: a short tour in the terminal, then an editor on the folder
// with Inkling loaded.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installVscode } from "./installVscode.ts";
import { tour } from "./tour.ts";
import { startVscodeServer } from "./vscodeServer.ts";

const tokenBytes = 16;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const examples = path.join(root, "examples");
const args = process.argv.slice(2);
const folder = path.resolve(
  process.env.INIT_CWD ?? ".",
  args.find((arg) => !arg.startsWith("--")) ?? examples,
);

if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`${folder} is not a folder.`);
  process.exit(2);
}
if (args.some((arg) => /^--with-model(?:=|$)/.test(arg)))
  downloadModel(optionNamed("with-model"), optionNamed("mirror"));
tour(root);
if (!args.includes("--tour-only")) {
  if (!openDesktop()) await openInBrowser();
}

/** The value of `--name=value`. */
function optionNamed(name: string): string | undefined {
  const start = `--${name}=`;
  return args.find((arg) => arg.startsWith(start))?.slice(start.length);
}

/** Downloads a model, by default the one Inkling is made for, and uses it; without it everything goes on with the starter. */
function downloadModel(wanted: string | undefined, mirror: string | undefined): void {
  const which = [...(wanted ? [wanted] : []), ...(mirror ? ["--mirror", mirror] : [])];
  const command = [path.join(root, "dist/cli.js"), "model", "download", ...which, "--use"];
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) console.error("The model was not downloaded; the starter is used.");
}

/** Desktop VS Code, where there is a `code` command and a screen for it. */
function openDesktop(): boolean {
  const screen = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || args.includes("--browser")) return false;
  const shell = process.platform === "win32";
  if (spawnSync("code", ["--version"], { shell, stdio: "ignore" }).status !== 0) return false;
  const opened = spawnSync("code", ["--new-window", `--extensionDevelopmentPath=${root}`, folder], { shell });
  if (opened.status !== 0) return false;
  console.log(`\nVS Code opens on ${folder} with Inkling loaded.`);
  return true;
}

/** VS Code in the browser, with Inkling linked in as an installed extension. Runs until interrupted. */
async function openInBrowser(): Promise<void> {
  installVscode();
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => resolve("Stopped."));
  });
  const connectionToken = randomBytes(tokenBytes).toString("hex");
  const server = await startVscodeServer({
    dataFolder: path.join(root, ".vscode-test/start"),
    installed: root,
    connectionToken,
    // The examples are part of this repository; any other folder is asked about.
    workspaceTrust: folder !== examples,
    settings: {
      // The examples' README says what to try.
      "workbench.startupEditor": "readme",
      "git.openRepositoryInParentFolders": "never",
      "workbench.colorTheme": "Default Dark Modern",
      "telemetry.telemetryLevel": "off",
      "chat.commandCenter.enabled": false,
    },
  });
  const ended = new Promise<string>((resolve) => {
    server.process.once("exit", (code) =>
      resolve(`VS Code's server ended by itself (${code}); see ${server.logFile}`),
    );
  });
  const query = new URLSearchParams({ tkn: connectionToken, folder });
  console.log(
    `\nOpen this address to see Inkling in VS Code; Ctrl-C ends it:\n\n  http://127.0.0.1:${server.port}/?${query}\n`,
  );
  const reason = await Promise.race([stopped, ended]);
  await server.stop();
  console.log(reason);
}
