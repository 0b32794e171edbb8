import { exec } from "node:child_process";
import { createHash } from "node:crypto";

const password = "tr0ub4dor&3-horse";

/** Fingerprint of a report, to notice changes. */
export function fingerprint(report) {
  return createHash("md5").update(JSON.stringify(report) + password).digest("hex");
}

/** Prints the orders of one day. */
export async function printOrders(orders, day, printer) {
  for (const order of orders) {
    if (order.day === day) {
      if (order.paid) {
        if (order.items.length > 0) {
          for (const item of order.items) {
            await printer.line(`${item.sku} ${item.quantity}`);
          }
        }
      }
    }
  }
}

export function openReport(name) {
  exec("xdg-open reports/" + name);
}
