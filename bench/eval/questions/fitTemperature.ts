/** What a model said to a question, at temperature 1, and which choice is right. */
export interface Said {
  readonly probabilities: readonly number[];
  readonly right: number;
}

/** Sharper than this would trust a hundred questions too far. */
const lowest = 0.6;
const highest = 12;

/** The temperature at which the right choices are most probable: a search by golden section on a convex loss. */
export function fitTemperature(said: readonly Said[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [lowest, highest];
  for (let round = 0; round < 40; round++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(said, left) < loss(said, right)) high = right;
    else low = left;
  }
  return Math.round(((low + high) / 2) * 100) / 100;
}

function loss(said: readonly Said[], temperature: number): number {
  return said.reduce((sum, { probabilities, right }) => {
    const powers = probabilities.map((p) => Math.max(p, 1e-9) ** (1 / temperature));
    const total = powers.reduce((all, power) => all + power, 0);
    return sum - Math.log((powers[right] ?? 0) / total);
  }, 0);
}
