import { megabytes } from "./copyFile.ts";
import type { DownloadProgress } from "./downloadFile.ts";

/** Above so many seconds minutes are told. */
const longSeconds = 100;

/** For a terminal or a progress bar. */
export function progressInWords({ received, total, bytesPerSecond, secondsLeft }: DownloadProgress): string {
  const part =
    total === undefined
      ? megabytes(received)
      : `${Math.floor((received / total) * 100)} % of ${megabytes(total)}`;
  const speed = bytesPerSecond > 0 ? `, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s` : "";
  const left = secondsLeft === undefined || bytesPerSecond <= 0 ? "" : `, ${inTime(secondsLeft)} left`;
  return `${part}${speed}${left}`;
}

function inTime(seconds: number): string {
  return seconds < longSeconds ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
