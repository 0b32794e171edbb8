import type { Comparison } from "../../../../language/program/machine/path.ts";
import type { Unit } from "../../../../language/program/values/units.ts";
import { unitOf } from "./align.ts";

type Dimension = Unit["dimension"];

/** Names that measure something of a dimension, whatever the claim calls it. */
export function speaksOf(dimension: Dimension): RegExp {
  return spoken[dimension] ?? /^$/;
}

const spoken: Partial<Record<Dimension, RegExp>> = {
  bytes: /size|bytes|length$/i,
  mass: /weight|mass|kg|gram/i,
  time: / - |since|elapsed|between|\bidle\b|\bttl\b/i,
};

/** Names that may hold something of a dimension. A count of attempts is no span of time, and a price no weight. */
const holding: Readonly<Record<Dimension, RegExp>> = {
  bytes: /size|bytes|length|limit|content|memory|space|quota|[kmg]i?b\b/i,
  mass: /weight|mass|kg|gram|load|heav|pounds|lbs/i,
  time: / - |since|elapsed|between|idle|ttl|time|age\b|old|date|day|hour|minute|second|millis|\bms\b|week|month|year|duration|delay|wait|pause|interval|period|span|timeout|expir|life|birth|until|deadline|due|at\b|left|remaining|delta|diff/i,
  length: /length|distance|width|height|radius|depth|met(?:er|re)|km|miles?|far|range|size|position|offset/i,
  speed: /speed|veloc|rate|fast|kmh|mph/i,
  money:
    /price|cost|amount|total|sum|balance|fee|value|pay|cents?|euro|money|credit|debit|budget|spend|worth|charge|salary|income|revenue|order|discount|cart|limit|invoice|deposit|fare/i,
  ratio:
    /percent|rate|ratio|share|pct|fraction|level|progress|load|usage|charge|discount|score|coverage|battery|humidity|probab|fill|capacity/i,
  temperature: /temp|degree|celsius|heat|cold|warm|reading|value/i,
  fahrenheit: /temp|degree|fahrenheit|heat|cold|warm|reading|value/i,
};

/** Whether what is compared may be of a unit's dimension: it has such a unit, or a name for such a thing. */
export function isOfDimension(unit: Unit | undefined, { subject, unit: given, node }: Comparison): boolean {
  if (!unit) return true;
  const own = unitOf({ subject, unit: given });
  if (own) return own.dimension === unit.dimension;
  return holding[unit.dimension].test(`${subject} ${node.text}`.replace(/([a-z\d])([A-Z])/g, "$1 $2"));
}
