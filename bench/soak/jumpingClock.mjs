/** Loaded into a process before its own code: on SIGUSR2 its clock jumps a day ahead, and with the next one two days back. */
const day = 24 * 60 * 60 * 1000;
const SystemDate = Date;
let shift = 0;

globalThis.Date = class extends SystemDate {
  constructor(...given) {
    if (given.length === 0) super(SystemDate.now() + shift);
    else super(...given);
  }

  static now() {
    return SystemDate.now() + shift;
  }
};

process.on("SIGUSR2", () => {
  shift = shift > 0 ? -day : day;
});
