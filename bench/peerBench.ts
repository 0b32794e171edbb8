import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { typedFiles } from "./corpus.ts";
import { typeInto } from "./keystrokes.ts";
import { percentile, processorMs, type Series } from "./series.ts";

/** As the nearest peer, llama.vscode, asks: so many lines before and after the cursor. */
const linesBefore = 256;
const linesAfter = 64;
const generatedTokens = 12;
const startTimeoutMs = 120_000;

/** Where and with what to run the peer. */
export interface PeerOptions {
  /** Path of the `llama-server` binary. */
  readonly program: string;
  readonly model: string;
  readonly keystrokes: number;
  /** Keystroke times of Inkling on the same model in the same session, for the ratio. */
  readonly ours: readonly number[];
}

/** Types the same keystrokes against llama-server's `/infill`, prompt cache on. */
export async function benchPeer({
  program,
  model,
  keystrokes,
  ours,
}: PeerOptions): Promise<readonly Series[]> {
  const port = await freePort();
  const args = ["--model", model, "--host", "127.0.0.1", "--port", String(port), "--ctx-size", "8192"];
  const server = spawn(program, [...args, "--parallel", "1", "--n-gpu-layers", "0"], { stdio: "ignore" });
  // Whoever ends the bench ends the peer.
  const end = () => {
    server.kill();
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  try {
    const failed = once(server, "error").then(([error]: unknown[]) => Promise.reject(error));
    await Promise.race([untilHealthy(port), failed]);
    const { cold, warm, cpu } = await type(port, keystrokes, server);
    const ratio = percentile(warm, 50) / percentile(ours, 50);
    return [
      {
        name: "llama-server: keystroke, 12 tokens",
        wall: warm,
        cpu,
        budget: {},
        note: `p50 is ${ratio.toFixed(1)} × Inkling's`,
      },
      { name: "llama-server: first request at a place", wall: cold, budget: {} },
    ];
  } finally {
    server.kill();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  }
}

async function type(port: number, count: number, server: ChildProcess) {
  const cold: number[] = [];
  const warm: number[] = [];
  const cpu: number[] = [];
  for (const { kind, text, cursor } of typeInto(typedFiles(), count)) {
    const cpuBefore = processorMs(server.pid ?? 0) ?? 0;
    const started = performance.now();
    await infill(port, text, cursor);
    const ms = performance.now() - started;
    if (kind === "jump") cold.push(ms);
    else {
      warm.push(ms);
      cpu.push((processorMs(server.pid ?? 0) ?? 0) - cpuBefore);
    }
  }
  return { cold, warm, cpu };
}

async function infill(port: number, text: string, cursor: number): Promise<void> {
  const lineStart = text.lastIndexOf("\n", cursor - 1) + 1;
  const before = text
    .slice(0, lineStart)
    .split("\n")
    .slice(-linesBefore - 1)
    .join("\n");
  const after = text.slice(cursor).split("\n", linesAfter).join("\n");
  const response = await fetch(`http://127.0.0.1:${port}/infill`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      input_prefix: before,
      prompt: text.slice(lineStart, cursor),
      input_suffix: after,
      n_predict: generatedTokens,
      // Both sides generate the same number of tokens, whatever the weights say.
      ignore_eos: true,
      temperature: 0,
      stream: false,
      cache_prompt: true,
    }),
  });
  if (!response.ok) throw new Error(`llama-server answered ${response.status}: ${await response.text()}`);
  await response.json();
}

async function untilHealthy(port: number): Promise<void> {
  const giveUp = Date.now() + startTimeoutMs;
  while (Date.now() < giveUp) {
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await delay(200);
  }
  throw new Error(`llama-server did not become ready within ${startTimeoutMs / 1000} s.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
