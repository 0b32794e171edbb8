/** Names that are units of time or size: what is multiplied by one is a quantity. */

/** Words for spans of time and for sizes, upper case. */
const unit =
  "(?:(?:NANO|MICRO|MILLI)?(?:SEC(?:OND)?|MIN(?:UTE)?)S?|(?:NANO|MICRO|MILLI)S|[NUM]S|H(?:OU)?RS?|DAYS?|WEEKS?|MONTHS?|YEARS?|[KMGT]I?B|(?:KILO|MEGA|GIGA|TERA|KIBI|MEBI|GIBI)?BYTES?)";
/** Constants of libraries: Go's `time.Second`, Kotlin's `Duration.Hours`. */
const ofLibrary = /(?:^|[.:])(?:(?:(?:Nano|Micro|Milli)second|Second|Minute|Hour|Day)s?|[KMG]i?B)$/;
/** However it is written: `MS_PER_DAY`, `msPerDay`, `SECONDS_IN_A_WEEK`, `oneDay`. */
const speaking = new RegExp(`^(?:\\w+_(?:PER|IN(?:_AN?)?)|ONE)_${unit}$`);
/** Only where it is written as a constant: `HOUR`, `DAY_MS`, `DAY_IN_SECONDS`. A variable `days` holds how many. */
const constant = new RegExp(`^${unit}(?:_(?:IN_)?${unit})?$`);

/** Whether what an expression names is a unit: `time.Second`, `MS_PER_DAY`, `self::HOUR`. */
export function isUnitName(path: string): boolean {
  if (ofLibrary.test(path)) return true;
  const name = path.split(/\W/).at(-1) ?? "";
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toUpperCase();
  return speaking.test(words) || (name === words && constant.test(words));
}
