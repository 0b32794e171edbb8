/** WebAssembly counts its memory in pages of so many bytes. */
const pageSize = 65_536;
/** What the library has from its start, as it asks for, and what it may ever have. In bytes. */
const initial = 32 * 1024 * 1024;
const most = 2 * 1024 * 1024 * 1024;
/**
 * What a parse may add, in bytes: at least, and for each UTF-16 code unit of the text. Code takes 30 of these for each; text that
 * can be read in a great many ways at once takes all there is, some of it in one step of the parser.
 */
const room = { least: 12 * 1024 * 1024, perUnit: 64 };
/** The library asks for more than it needs: up to so much of what it has. */
const overgrowth = 0.2;
/** How many times that is refused, even within a step: there the library gives up, and is not to be trusted any more. */
const beyond = 2;

/** The parser library's memory, which grows and is never given back while the library lives. */
export class ParserMemory {
  readonly memory: WebAssembly.Memory;
  /** Bytes from which on growth is refused. */
  #limit = Number.POSITIVE_INFINITY;

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: initial / pageSize, maximum: most / pageSize });
    const grow = this.memory.grow.bind(this.memory);
    this.memory.grow = (pages) => {
      if (this.size + pages * pageSize > this.#limit) throw new RangeError("A parse takes too much memory.");
      return grow(pages);
    };
  }

  /** The bytes: other ones whenever it has grown. */
  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Bytes it has now. */
  get size(): number {
    return this.buffer.byteLength;
  }

  /** Bytes that the parse of a text may add from now on. @param length UTF-16 code units */
  roomFor(length: number): number {
    return room.least + room.perUnit * length + overgrowth * this.size;
  }

  /**
   * Does work that adds no more than twice the bytes that are left of a parse's room; where it needs more, the library fails.
   * @param left what the parse was to add at most, less what it added
   */
  within<T>(left: number, work: () => T): T {
    this.#limit = this.size + beyond * Math.max(0, left);
    try {
      return work();
    } finally {
      this.#limit = Number.POSITIVE_INFINITY;
    }
  }
}
