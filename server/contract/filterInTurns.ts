import { nextTurn } from "./nextTurn.ts";

/**
 * The items that are wanted, however many there are: others have their turn again and again meanwhile.
 * @param perTurn items that are looked at in one turn
 */
export async function filterInTurns<T>(
  items: readonly T[],
  perTurn: number,
  isWanted: (item: T) => boolean,
): Promise<readonly T[]> {
  const wanted: T[] = [];
  for (let from = 0; from < items.length; from += perTurn) {
    if (from > 0) await nextTurn();
    wanted.push(...items.slice(from, from + perTurn).filter(isWanted));
  }
  return wanted;
}
