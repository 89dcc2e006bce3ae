/** The only reader of the time in the tab: milliseconds since 1970, by the clock of this device. */
export function now(): number {
  return Date.now()
}
