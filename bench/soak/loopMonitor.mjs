/**
 * Loaded into a process before its own code: with every other SIGIO it begins to measure how long its event loop is held, and with
 * the next one writes that, in milliseconds, into the file that INKLING_LOOP names, with the process's number behind it. What
 * counts is the processor time of the main thread, where the system tells it: a thread that has to wait for others holds nobody
 * up by itself. Measuring wakes the process all the time, so it is done while something is asked of it only.
 */
import { closeSync, openSync, readSync, renameSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** Between two looks, in milliseconds. */
const resolution = 5;
const file = `${process.env.INKLING_LOOP}-${process.pid}.json`;
const buffer = Buffer.alloc(64);
let looking;
let turns = [];

/** Nanoseconds for which the main thread ran; undefined where the system does not tell. */
function ran(handle) {
  return Number(buffer.toString("latin1", 0, readSync(handle, buffer, 0, buffer.length, 0)).split(" ", 1)[0]);
}

function openTimes() {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  } catch {
    return undefined;
  }
}

function begin() {
  const handle = openTimes();
  const now = () => (handle === undefined ? performance.now() : ran(handle) / 1e6);
  // By the clock, the pause between two looks is no turn.
  const pause = handle === undefined ? resolution : 0;
  let last = now();
  turns = [];
  const timer = setInterval(() => {
    const at = now();
    turns.push(Math.max(0, at - last - pause));
    last = at;
  }, resolution);
  return () => {
    clearInterval(timer);
    if (handle !== undefined) closeSync(handle);
  };
}

function write() {
  turns.sort((one, other) => one - other);
  const at = (share) => turns[Math.floor(share * (turns.length - 1))] ?? 0;
  const told = { p50: at(0.5), p99: at(0.99), max: at(1), looks: turns.length };
  writeFileSync(`${file}.new`, JSON.stringify(told));
  renameSync(`${file}.new`, file);
}

if (isMainThread)
  process.on("SIGIO", () => {
    if (looking) {
      looking();
      write();
      looking = undefined;
    } else looking = begin();
  });
