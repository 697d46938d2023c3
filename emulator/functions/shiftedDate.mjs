/** Lets `Date` be as many milliseconds ahead as `ahead()` says, at each reading, in a thread of ours or in a browser (`preview/phone/`). */
export function shiftDate(ahead) {
  const Real = Date
  const now = () => Real.now() + ahead()
  globalThis.Date = new Proxy(Real, {
    construct: (_real, given) => (given.length === 0 ? new Real(now()) : new Real(...given)),
    apply: () => new Real(now()).toString(),
    get: (real, key) => (key === 'now' ? now : Reflect.get(real, key)),
  })
  // Some packages look at a value's constructor to see whether it is a date.
  Real.prototype.constructor = globalThis.Date
}
