/** Times in crontab's five fields; see crontab(5). */

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = "January February March April May June July August September October November December".split(
  " ",
);
const field = String.raw`(?:\*|[\d*][\d,/*-]*|[A-Za-z]{3}(?:[-,][A-Za-z]{3})*)`;
const expression = new RegExp(`^${field}(?: ${field}){4}$`);

const nicknames: Readonly<Record<string, string>> = {
  "@daily": "once a day, at midnight (`0 0 * * *`)",
  "@midnight": "once a day, at midnight (`0 0 * * *`)",
  "@hourly": "once an hour, at minute 0 (`0 * * * *`)",
  "@weekly": "once a week, on Sunday at midnight (`0 0 * * 0`)",
  "@monthly": "once a month, on the first day at midnight (`0 0 1 * *`)",
  "@yearly": "once a year, on January 1 at midnight (`0 0 1 1 *`)",
  "@annually": "once a year, on January 1 at midnight (`0 0 1 1 *`)",
  "@reboot": "once, when the system starts",
};

/** When a line of a crontab runs, if the text is such a time. */
export function readCron(text: string): string | undefined {
  const nickname = Object.hasOwn(nicknames, text) ? nicknames[text] : undefined;
  if (nickname !== undefined) return `\`${text}\`: ${nickname}.`;
  if (!expression.test(text)) return undefined;
  const [minute = "", hour = "", date = "", month = "", weekday = ""] = text.split(" ");
  const parts = [clock(minute, hour), dates(date, weekday), spoken(month, "month", months, 1)].filter(
    Boolean,
  );
  return `\`${text}\`: ${parts.join(", ")}. The fields are minute, hour, day of the month, month and weekday.`;
}

function clock(minute: string, hour: string): string {
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour)) {
    const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
    return time === "00:00" ? "at midnight (00:00)" : `at ${time}`;
  }
  const minutes = spoken(minute, "minute") || "every minute";
  if (hour === "*") return /^\d+$/.test(minute) ? `every hour at minute ${minute}` : minutes;
  return `${minutes} ${spoken(hour, "hour")}`;
}

function dates(date: string, weekday: string): string {
  const [onDate, onWeekday] = [
    date === "1" ? "on the first day of the month" : spoken(date, "day of the month"),
    spoken(weekday, "weekday", days, 0),
  ];
  if (onDate && onWeekday) return `${onDate} or ${onWeekday}, whichever comes`;
  return onDate || onWeekday || "every day";
}

/** One field in words; nothing where any value will do. */
function spoken(text: string, unit: string, names: readonly string[] = [], first = 0): string {
  if (text === "*") return "";
  const name = (value: string) => names[Number(value) - first] ?? value;
  const [, range = "", step] = /^([^/]+)\/(\d+)$/.exec(text) ?? [];
  if (step !== undefined)
    return `every ${step} ${unit}s${range === "*" ? "" : ` in ${range.replace("-", " to ")}`}`;
  const [, from, to] = /^(\w+)-(\w+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return names.length > 0 ? `${name(from)} to ${name(to)}` : `${unit} ${from} to ${to}`;
  const list = text.split(",").map(name).join(", ");
  return names.length > 0
    ? `on ${list}`.replace(/^on (?=\D+$)/, unit === "month" ? "in " : "on ")
    : `on ${unit} ${list}`;
}
