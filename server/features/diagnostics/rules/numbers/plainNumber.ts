/** Numbers that mean the same to every reader, wherever they stand. */

/** None, one, a half; hours, minutes, seconds, days in seconds, days of a year. */
const known = new Set([0, 0.5, 1, 24, 60, 365, 366, 3600, 86_400]);

/** Bits of the integers whose bounds everybody knows. */
const integerBits = [8, 16, 31, 32, 63, 64] as const;
const bounds = new Set(integerBits.flatMap((bits) => [2 ** bits, 2 ** bits - 1]));

/** Bytes in a kibibyte, and so on upwards. */
const binaryUnit = 1024;

/** Whether a number explains itself: its size or unit is its meaning. The sign says nothing more. */
export function isPlainNumber(value: number): boolean {
  const size = Math.abs(value);
  return known.has(size) || bounds.has(size) || isPowerOf(10, size) || isPowerOf(binaryUnit, size);
}

/** Whether a number picks bits: one of them, or all below one. */
export function isBitMask(value: number): boolean {
  return isPowerOf(2, value) || isPowerOf(2, value + 1);
}

/** Rounding leaves powers such as 1e-7 a little off. */
const tolerance = 1e-9;

function isPowerOf(base: number, size: number): boolean {
  if (size <= 0) return false;
  const exponent = Math.log(size) / Math.log(base);
  return Math.abs(exponent - Math.round(exponent)) < tolerance && (base === 10 || exponent >= 0);
}
