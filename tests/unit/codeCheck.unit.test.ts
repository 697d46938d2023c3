import { type CodeFacts, refusalOfCode } from '../../cloudfunctions/domains/pass/rules/codeCheck'
import { HMAC_SHA256, MAC_BYTES, type PassCode, stepAt } from '../../contract/pass/passCode'
import { aDevice, aPass, passId } from '../builders/passes'
import { NOON } from '../builders/time'

const step = stepAt(NOON)
const aCode = (overrides: Partial<PassCode> = {}): PassCode => ({
  ...{ algorithm: HMAC_SHA256, keyNo: 2, audience: 'gate', passId: passId('li'), step, mac: new Uint8Array(MAC_BYTES) },
  ...overrides,
})
const device = aDevice({ keyNo: 2 })
const judge = (code: PassCode, facts: Partial<CodeFacts> = {}, used = { gate: 0, counter: 0 }) =>
  refusalOfCode(aPass({ device, usedSteps: used }), code, { isGenuine: true, audience: 'gate', now: NOON, ...facts })?.reason ?? null

test('a code of the bound phone, of now, for here, shown for the first time holds', () => expect(judge(aCode())).toBeNull())

describe('of several things that are wrong the first is said', () => {
  const seconds = (off: number) => new Date(step * 15_000 + off * 1000)

  test.each<[string, string | null, Parameters<typeof judge>]>([
    ['another phone, though it is genuine there', 'codeOtherPhone', [aCode({ keyNo: 1 }), { isGenuine: false }]],
    ['forged, whatever else it says', 'codeForged', [aCode({ audience: 'counter', step: 0 }), { isGenuine: false }]],
    ['made for the counter, though it is old', 'codeOtherAudience', [aCode({ audience: 'counter', step: 0 })]],
    ['4 seconds early', 'codeFuture', [aCode(), { now: seconds(-4) }]],
    ['3 seconds early: the phone’s clock is ahead', null, [aCode(), { now: seconds(-3) }]],
    ['26.9 seconds after its step began', null, [aCode(), { now: seconds(26.9) }]],
    ['27 seconds after', 'codeExpired', [aCode(), { now: seconds(27) }]],
    ['used', 'codeUsed', [aCode(), {}, { gate: step, counter: 0 }]],
    ['older than one that was used', 'codeUsed', [aCode(), {}, { gate: step + 1, counter: 0 }]],
    ['used at a counter only', null, [aCode(), {}, { gate: 0, counter: step }]],
  ])('%s: %s', (_, reason, [code, facts, used]) => expect(judge(code, facts, used)).toBe(reason))
})

test('who has bound no phone has no code', () => {
  const facts = { isGenuine: false, audience: 'gate', now: NOON } as const
  expect(refusalOfCode(aPass(), aCode(), facts)).toEqual({ reason: 'codeForged' })
})
