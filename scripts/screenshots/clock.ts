import { readFileSync } from 'node:fs'
import { shiftDate } from '../../emulator/functions/shiftedDate.mjs'

/** Noon would be a rest in which some gates are closed: a Tuesday morning, at which every picture is taken. */
const TAKEN_AT = Date.parse('2026-12-01T10:30:00+08:00')
/** The sample data are filled in before. */
const FILLING_MS = 10 * 60_000

const machineNow = Date.now
let aheadMs = 0

const setTo = (time: number) => {
  aheadMs = time - machineNow()
}

/** Shifts this process' clock, and with it that of sample data and emulator, so that the pictures of every run say the same time. */
export function startClock(): void {
  setTo(TAKEN_AT - FILLING_MS)
  shiftDate(() => aheadMs)
}

/** Sets the clock to the time of the pictures. Returns the script that sets a phone's. */
export function clockForPicture(): string {
  setTo(TAKEN_AT)
  const source = readFileSync('emulator/functions/shiftedDate.mjs', 'utf8').replace('export ', '')
  return `${source}\nshiftDate(() => ${aheadMs})`
}
