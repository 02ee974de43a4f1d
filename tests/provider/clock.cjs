// Sets the clock of a process off by CLOCK_OFF seconds; loaded before anything else of it.
const off = Number(process.env.CLOCK_OFF) * 1000
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [RealDate.now() + off]))
  }
  static now() {
    return RealDate.now() + off
  }
}
