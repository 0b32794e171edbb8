/**
 * Loaded into a process before its own code: with every other SIGIO it begins to measure how long its event loop is held, and with
 * the next one writes that, in milliseconds, into the file that INKLING_LOOP names, with the process's number behind it. Measuring
 * wakes the process all the time, so it is done while something is asked of it only.
 */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** Between two looks, in milliseconds. */
const resolution = 5;
const file = `${process.env.INKLING_LOOP}-${process.pid}.json`;
const inMs = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution);
let histogram;

process.on("SIGIO", () => {
  if (histogram) write();
  else {
    histogram = monitorEventLoopDelay({ resolution });
    histogram.enable();
  }
});

function write() {
  histogram.disable();
  const [p50, p99] = [50, 99].map((percent) => inMs(histogram.percentile(percent)));
  writeFileSync(
    `${file}.new`,
    JSON.stringify({ p50, p99, max: inMs(histogram.max), looks: histogram.count }),
  );
  renameSync(`${file}.new`, file);
  histogram = undefined;
}
