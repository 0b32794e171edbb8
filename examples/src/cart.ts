/** One line of a cart. */
export interface CartItem {
  readonly sku: string;
  readonly price: number;
  quantity: number;
}

/** A shopping cart. Changes are idempotent, so that a retried request does no harm. */
export class Cart {
  readonly #items = new Map<string, CartItem>();

  // implements CART-1, CART-2
  addItem(sku: string, price: number, quantity: number): void {
    if (quantity < 1) {
      throw new RangeError("quantity must be at least 1");
    }
    if (this.#items.size >= 20 && !this.#items.has(sku)) {
      throw new Error("the cart is full");
    }
    this.#items.set(sku, { sku, price, quantity });
  }

  // implements CART-3
  total(): number {
    let sum = 0;
    for (const item of this.#items.values()) {
      sum += item.price * item.quantity;
    }
    return sum;
  }

  // implements CART-4
  applyVoucher(code: string): void {
    throw new Error("not implemented");
  }

  // TODO(ann): remove items that are sold out
  items(): CartItem[] {
    return [...this.#items.values()];
  }
}

/** Writes one line of an invoice. */
export function invoiceLine(
  sku: string,
  name: string,
  price: number,
  quantity: number,
  currency: string,
  discount: number,
  tax: number,
  note: string,
): string {
  const net = price * quantity * (1 - discount);
  return `${sku} ${name} ${(net * (1 + tax)).toFixed(2)} ${currency} ${note}`;
}

export function cheapest(items: CartItem[]): CartItem | undefined {
  let best: CartItem | undefined;
  for (const item of items) {
    if (best === undefined || item.price < best.price) {
      best = item;
    }
  }
  return best;
}
