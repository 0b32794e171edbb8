import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";

/** Bytes of a secret or a challenge. */
const secretBytes = 32;
/** A message of the handshake has some hundred bytes. */
export const longestGreeting = 1024;

const greeting = z.object({ challenge: z.string().min(1).max(200) });
const reply = z.object({ proof: z.string().min(1).max(200), challenge: z.string().min(1).max(200) });
const confirmation = z.object({ proof: z.string().min(1).max(200) });

/** A secret for a new host; it is written to a file that only its owner can read. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString("hex");
}

/**
 * Both sides prove that they know the secret without sending it: whoever listens on an address that a host has left learns
 * nothing, and gets no text of the user's.
 */
export class HostSide {
  readonly #secret: string;
  readonly #challenge = newSecret();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** What the host says first. */
  get greeting(): unknown {
    return { challenge: this.#challenge };
  }

  /** What it answers to the client's reply; undefined for a client that does not know the secret. */
  confirm(message: unknown): unknown {
    const { data } = reply.safeParse(message);
    if (!data || !isProof(data.proof, this.#secret, "client", this.#challenge)) return undefined;
    return { proof: proofOf(this.#secret, "host", data.challenge) };
  }
}

export class ClientSide {
  readonly #secret: string;
  readonly #challenge = newSecret();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The reply to the host's greeting; undefined for a greeting that is none. */
  reply(message: unknown): unknown {
    const { data } = greeting.safeParse(message);
    return data && { proof: proofOf(this.#secret, "client", data.challenge), challenge: this.#challenge };
  }

  /** Whether the host knows the secret. */
  isConfirmedBy(message: unknown): boolean {
    const { data } = confirmation.safeParse(message);
    return data !== undefined && isProof(data.proof, this.#secret, "host", this.#challenge);
  }
}

function proofOf(secret: string, side: "client" | "host", challenge: string): string {
  return createHmac("sha256", secret).update(`${side} ${challenge}`).digest("hex");
}

function isProof(proof: string, secret: string, side: "client" | "host", challenge: string): boolean {
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(secret, side, challenge))];
  return given.length === right.length && timingSafeEqual(given, right);
}
