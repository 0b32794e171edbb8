/** Addresses of the internet protocol and ranges of them; see RFC 4632, RFC 6890 and RFC 4291. */

const bitsOfAddress = 32;
const known: Readonly<Record<string, string>> = {
  "127.0.0.1": "the machine itself (loopback, `localhost`): what is sent there never leaves it",
  "::1": "the machine itself (loopback, `localhost`) in IPv6",
  "0.0.0.0":
    "no address in particular: a server that listens on it takes connections on all interfaces, so from every address of the machine",
  "::": "no address in particular, in IPv6: a server that listens on it takes connections on all interfaces",
  "0.0.0.0/0": "every IPv4 address: in a route the default, in a firewall rule anybody",
  "::/0": "every IPv6 address: in a route the default, in a firewall rule anybody",
  "255.255.255.255": "everybody in the local network (broadcast)",
  "169.254.169.254": "the address at which cloud machines ask for their own metadata",
};
const ranges: readonly (readonly [string, string])[] = [
  ["127.0.0.0/8", "the machine itself (loopback)"],
  ["10.0.0.0/8", "private networks, not routed on the internet"],
  ["172.16.0.0/12", "private networks, not routed on the internet"],
  ["192.168.0.0/16", "private networks, not routed on the internet"],
  ["169.254.0.0/16", "link-local addresses, which a machine gives itself when nobody assigns one"],
  ["100.64.0.0/10", "addresses shared by customers of a provider (carrier-grade NAT)"],
  ["224.0.0.0/4", "groups of receivers (multicast)"],
];

/** What an address or a range stands for, if the text is one. */
export function readAddress(text: string): string | undefined {
  if (Object.hasOwn(known, text)) return `\`${text}\`: ${known[text]}.`;
  const [, address = "", length] = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  const bits = Number(length ?? bitsOfAddress);
  if (address === "" || bits > bitsOfAddress || address.split(".").some((part) => Number(part) > 255))
    return undefined;
  const use = ranges.find(([range]) => isWithin(address, range))?.[1];
  const belongs = use === undefined ? "" : ` It belongs to ${use}.`;
  return length === undefined
    ? use === undefined
      ? undefined
      : `\`${text}\`: an IPv4 address.${belongs}`
    : `\`${text}\`: ${ofRange(address, bits)}${belongs}`;
}

/** `/24` alone. */
export function readPrefixLength(text: string): string | undefined {
  const length = /^\/(\d{1,2})$/.exec(text)?.[1];
  return length === undefined || Number(length) > bitsOfAddress
    ? undefined
    : `\`${text}\`: the first ${length} bits are the network's${sizeOf(Number(length))}.`;
}

function sizeOf(bits: number): string {
  return `, which leaves ${(2 ** (bitsOfAddress - bits)).toLocaleString("en")} addresses`;
}

function ofRange(address: string, bits: number): string {
  const size = 2 ** (bitsOfAddress - bits);
  const first = Math.floor(numberOf(address) / size) * size;
  return `the ${size.toLocaleString("en")} addresses from ${addressOf(first)} to ${addressOf(first + size - 1)}: the first ${bits} bits are fixed.`;
}

function isWithin(address: string, range: string): boolean {
  const [start = "", length = ""] = range.split("/");
  const size = 2 ** (bitsOfAddress - Number(length));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(start) / size);
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
