import { createHmac } from 'node:crypto'
import { isMadeBy } from '../../cloudfunctions/domains/pass/credentials/codes'
import type { PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { refusalOfCode } from '../../cloudfunctions/domains/pass/rules/codeCheck'
import { readPassCode } from '../../contract/pass/passCode'
import type { Figure } from '..'
import { benchRider, codeOf, passOf } from './gates'

const RIDERS = 500
const ROUNDS = 40
/** Ten times the city's lunch peak of 14,000 in a minute. */
const WANTED = 2330

interface Shown {
  readonly pass: PassDocument
  readonly text: string
  readonly seed: Buffer
}

/** The server's check of a scanned code once it has the pass: parse, decrypt the seed, compare the MAC, check the time. */
function holds({ pass, text }: Shown, now: Date): boolean {
  const code = readPassCode(text)
  if (code === null || code === 'otherVersion') return false
  return refusalOfCode(pass, code, { isGenuine: isMadeBy(pass, code), audience: 'gate', now }) === null
}

/** The minimum that any such check must compute. */
const bareHmac = ({ text, seed }: Shown) => createHmac('sha256', seed).update(text).digest().length > 0

/** Milliseconds of CPU time for all checks, which other work on the machine does not affect. */
function cpuOf(all: readonly Shown[], check: (one: Shown) => boolean): number {
  const start = process.cpuUsage()
  const wrong = all.filter((one) => !check(one)).length
  const { user, system } = process.cpuUsage(start)
  if (wrong > 0) throw new Error(`${wrong} of ${all.length} codes were refused`)
  return (user + system) / 1000
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Alternates the check and a bare HMAC. The first round, in which both are compiled, does not count. */
export function inProcess(): Figure {
  const now = new Date()
  const all = Array.from({ length: RIDERS }, (_, number) => {
    const rider = benchRider(number)
    return { pass: passOf(rider, '', now), text: codeOf(rider, now), seed: Buffer.from(rider.seed, 'base64') }
  })
  const rounds = Array.from({ length: ROUNDS + 1 }, () => [cpuOf(all, (one) => holds(one, now)), cpuOf(all, bareHmac)] as const).slice(1)
  const [checks, hmacs] = [sum(rounds.map(([check]) => check)), sum(rounds.map(([, hmac]) => hmac))]
  const perSecond = (RIDERS * ROUNDS * 1000) / checks
  return {
    name: 'checking a rotating code, without database',
    value: `${perSecond.toFixed(0)} a second of CPU, ${(checks / hmacs).toFixed(1)} times as long as a bare HMAC`,
    target: `>= ${WANTED} a second`,
    kept: perSecond >= WANTED,
  }
}
