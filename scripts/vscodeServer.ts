// Runs the VS Code of .vscode-test/ as a web server on 127.0.0.1, in data folders of its own.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { vscodeFolder, vscodeNode } from "./installVscode.ts";

/** Characters of the log that are shown when the server does not start. */
const tailLength = 3000;
/** Tenths of a second to wait for a process to end. */
const endTries = 20;

const START_LIMIT_MS = 60_000;

export interface VscodeServerOptions {
  /** Holds settings, extensions, logs and HOME; made when missing. Without it, a temporary one. */
  readonly dataFolder?: string;
  /** The user's settings.json; an existing one is kept. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** An extension: a .vsix file to install, or a folder that is linked in as if it were installed. */
  readonly installed?: string;
  /** Guards the address; without it any local page may connect. */
  readonly connectionToken?: string;
  /** Ask before a folder's content is trusted, as a desktop VS Code does. */
  readonly workspaceTrust?: boolean;
  /** Extra environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface VscodeServer {
  readonly port: number;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the server and waits until it answers. Rejects with the end of its log when it does not. */
export async function startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), "inkling-vscode-"));
  prepareFolders(dataFolder, options);
  const port = await freePort();
  const logFile = path.join(dataFolder, "server.log");
  const log = openSync(logFile, "w");
  const child = spawn(vscodeNode, [...serverProgram, ...flags(dataFolder, options, port)], {
    // A process group of its own, so that everything it starts ends with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", log, log],
    env: environment(dataFolder, options),
  });
  closeSync(log);
  const endNow = endWithUs(child);
  const stop = async () => {
    await endGroup(child);
    process.off("exit", endNow);
    // Processes that end on their own still write their caches.
    if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 });
  };
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > limit) {
      const tail = readFileSync(logFile, "utf8").slice(-tailLength);
      await stop();
      throw new Error(`VS Code's server did not start:\n${tail}`);
    }
    await delay(100);
  }
  return { port, dataFolder, logFile, process: child, stop };
}

function prepareFolders(dataFolder: string, { settings, installed }: VscodeServerOptions): void {
  for (const name of ["user-data/User", "extensions", "home"]) {
    mkdirSync(path.join(dataFolder, name), { recursive: true });
  }
  try {
    writeFileSync(path.join(dataFolder, "user-data/User/settings.json"), JSON.stringify(settings, null, 2), {
      flag: "wx",
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (installed) {
    // VS Code lists what the folder holds, as long as extensions.json does not say otherwise.
    const extensions = path.join(dataFolder, "extensions");
    rmSync(extensions, { recursive: true, force: true });
    mkdirSync(extensions);
    if (installed.endsWith(".vsix")) installPackage(dataFolder, installed);
    else symlinkSync(installed, path.join(extensions, "inkling"), "junction");
  }
}

function installPackage(dataFolder: string, file: string): void {
  const args = [...serverProgram, ...folderFlags(dataFolder), "--install-extension", file, "--force"];
  execFileSync(vscodeNode, args, {
    env: environment(dataFolder, {}),
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const serverProgram = [path.join(vscodeFolder, "out/server-main.js"), "--accept-server-license-terms"];

function folderFlags(dataFolder: string): string[] {
  return [
    ...["--server-data-dir", path.join(dataFolder, "server-data")],
    ...["--user-data-dir", path.join(dataFolder, "user-data")],
    ...["--extensions-dir", path.join(dataFolder, "extensions")],
  ];
}

function flags(
  dataFolder: string,
  { connectionToken, workspaceTrust = false }: VscodeServerOptions,
  port: number,
): string[] {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), ...folderFlags(dataFolder)],
    ...(connectionToken ? ["--connection-token", connectionToken] : ["--without-connection-token"]),
    ...["--telemetry-level", "off", "--disable-update-check"],
    ...["--disable-getting-started-override", ...(workspaceTrust ? [] : ["--disable-workspace-trust"])],
  ];
}

/** Drops what an editor around us has set, and gives VS Code a home folder of its own. */
function environment(dataFolder: string, { env }: Pick<VscodeServerOptions, "env">): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: path.join(dataFolder, "home"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...env,
  };
}

/** However this process ends, short of SIGKILL, the server's group ends with it. */
function endWithUs(child: ChildProcess): () => void {
  const endNow = () => {
    if (child.pid !== undefined && process.platform !== "win32") signalGroup(child.pid, "SIGKILL");
  };
  process.once("exit", endNow);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Whoever listens already decides what the signal means; without a listener it would skip "exit".
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
  }
  return endNow;
}

async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!signalGroup(pid, signal)) return;
    for (let wait = 0; wait < endTries && signalGroup(pid, 0); wait++) await delay(100);
  }
}

/** Returns false when nothing is left of the group. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/version", timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("error", () => resolve(false));
    request.on("timeout", () => request.destroy());
  });
}
