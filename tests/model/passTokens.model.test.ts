import fc from 'fast-check'
import { encode } from 'uqr'
import { isSigned, signPass } from '../../cloudfunctions/domains/pass/credentials/codes'
import { readShownCode } from '../../cloudfunctions/domains/pass/credentials/shownCode'
import { type PassDocument, passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { refusalOfPass } from '../../cloudfunctions/domains/pass/rules/passStatus'
import { readSigningKeys } from '../../cloudfunctions/kernel/secrets/signingKeys'
import type { PassId } from '../../contract/pass/ids'
import { AHEAD_SECONDS, LIFE_SECONDS, type PassAudience, STEP_SECONDS, stepAt, withLiveCode } from '../../contract/pass/passCode'
import { readSignedPass } from '../../contract/pass/signedPass'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'
import { aBoundPass, aPass, aSeed } from '../builders/passes'
import { codeByNode, PASS_VECTORS } from '../builders/passVectors'
import { NOON } from '../builders/time'
import { changedText, type Target, wrongTokens } from '../builders/tokens'

jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))

const [VECTOR] = PASS_VECTORS
if (!VECTOR) throw new Error('there are no vectors')
const target: Target = { passId: VECTOR.passId, seed: VECTOR.seed, keyNo: 3, audience: 'gate' }
const other: Target = { passId: 'pas_99887766554433221100' as PassId, seed: aSeed(), keyNo: 3, audience: 'gate' }

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const runs = (numRuns: number) => ({ seed, numRuns })

beforeAll(() => void Object.assign(process.env, sampleKeyVariables, sampleSigningVariables))

/** Two riders with their phones, and one who has bound none. */
beforeEach(async () => {
  startWatch({ turn: async () => {}, written: () => {} })
  for (const { passId, ...made } of [target, other]) await passes.insert(aBoundPass({ _id: passId, ...made }))
  await passes.insert(aPass({ _id: 'pas_00000000000000000000' as PassId }))
})

const passOf = (overrides: Partial<PassDocument>) => passes.update(target.passId, {}, overrides)

/** Why a shown text doesn't hold; null: it does. The judgement of `gate.verify` and `merchant.verify`. */
async function refusalOf(text: string, { now = NOON, audience = 'gate' }: { now?: Date; audience?: PassAudience } = {}) {
  const shown = await readShownCode(text, audience, now)
  return 'reason' in shown ? shown : shown.refusal(shown.pass)
}

const step = stepAt(NOON)
const genuine = (changes: Partial<Parameters<typeof codeByNode>[0]> = {}) => codeByNode({ ...target, step, ...changes })
const after = (milliseconds: number) => new Date(NOON.getTime() + milliseconds)

test(`100,000 texts that are not the code of this moment are refused (SEED=${seed})`, async () => {
  const reasons = new Set<string>()
  await fc.assert(
    fc.asyncProperty(wrongTokens(target, NOON), async (text) => {
      const refusal = await refusalOf(text)
      if (refusal === null) throw new Error(`${text} was accepted`)
      reasons.add(refusal.reason)
    }),
    runs(100_000),
  )
  expect(await refusalOf(genuine())).toBeNull()
  // The attempts went all the way: to each thing that is looked at.
  const seen = [
    'codeUnreadable',
    'codeOtherVersion',
    'noPass',
    'codeForged',
    'codeOtherPhone',
    'codeOtherAudience',
    'codeFuture',
    'codeExpired',
  ]
  expect([...reasons]).toEqual(expect.arrayContaining(seen))
})

test(`a code holds in its 30 seconds, to the millisecond, and not after its use (SEED=${seed})`, async () => {
  const from = (step * STEP_SECONDS - AHEAD_SECONDS) * 1000
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -60_000, max: 60_000 }), async (off) => {
      const now = after(off)
      const lives = now.getTime() >= from && now.getTime() < from + LIFE_SECONDS * 1000
      expect((await refusalOf(genuine(), { now })) === null).toBe(lives)
    }),
    runs(3000),
  )
  for (const edge of [from, from + LIFE_SECONDS * 1000 - 1]) expect(await refusalOf(genuine(), { now: new Date(edge) })).toBeNull()
  for (const edge of [from - 1, from + LIFE_SECONDS * 1000]) expect(await refusalOf(genuine(), { now: new Date(edge) })).not.toBeNull()
  for (const used of [step, step + 1]) {
    await passOf({ usedSteps: { gate: used, counter: 0 } })
    expect(await refusalOf(genuine())).toEqual({ reason: 'codeUsed' })
  }
})

describe('always refused', () => {
  /** Every code here is a fixed text, but for what its name says the one of `PASS_VECTORS`. */
  const CODE = 'XGM2400608024H36H2NCSVRH68749GW0STPDWWANQMV1B02NF6NVX6HTS8'
  test('but for itself', async () => {
    expect(genuine()).toBe(CODE)
    expect(await refusalOf(CODE)).toBeNull()
  })

  test.each([
    ['forged: one bit of the MAC', 'codeForged', CODE.replace(/8$/, 'G')],
    ['forged: another rider’s pass', 'codeForged', genuine({ passId: other.passId })],
    ['forged: a seed that somebody made up', 'codeForged', genuine({ seed: aSeed(1) })],
    ['forged: the binding of tomorrow', 'codeForged', genuine({ keyNo: 4 })],
    ['of the phone before the move', 'codeOtherPhone', genuine({ keyNo: 2 })],
    ['expired', 'codeExpired', genuine({ step: step - 2 })],
    ['of last year', 'codeExpired', genuine({ step: step - 2_102_400 })],
    ['future-dated', 'codeFuture', genuine({ step: step + 1 })],
    ['dated at the end of time', 'codeFuture', genuine({ step: 2 ** 32 - 1 })],
    ['for the counter', 'codeOtherAudience', genuine({ audience: 'counter' })],
    ['of version 2', 'codeOtherVersion', CODE.replace('XGM24', 'XGM44')],
    ['of another algorithm', 'codeOtherVersion', CODE.replace('XGM24', 'XGM28')],
    ['of a pass that nobody has', 'noPass', genuine({ passId: 'pas_0123456789abcdef0123' as PassId })],
    ['of a pass that no phone was bound to', 'codeForged', genuine({ passId: 'pas_00000000000000000000' as PassId })],
    ['cut off', 'codeUnreadable', CODE.slice(0, -1)],
    ['with a letter more', 'codeUnreadable', `${CODE}0`],
    ['in small letters', 'codeUnreadable', CODE.toLowerCase()],
    ['another spelling of the same bytes', 'codeUnreadable', CODE.replace(/8$/, '9')],
    ['empty', 'codeUnreadable', ''],
    ['a gate’s own code', 'codeUnreadable', 'G0123456789ABCDEFI'],
  ])('%s: %s', async (_, reason, text) => expect(await refusalOf(text)).toEqual({ reason }))

  test('replayed', async () => {
    await passOf({ usedSteps: { gate: step, counter: 0 } })
    expect(await refusalOf(CODE)).toEqual({ reason: 'codeUsed' })
  })

  test('at the counter, though it is a gate’s', async () =>
    expect(await refusalOf(CODE, { audience: 'counter' })).toEqual({ reason: 'codeOtherAudience' }))

  test('of a revoked pass', () => {
    const sanction = { kind: 'revoke', reason: 'sharedPass', since: NOON, until: null } as const
    expect(refusalOfPass(aPass({ sanction }), NOON)).toEqual({ reason: 'passRevoked', end: 'sharedPass' })
  })
})

describe('a signed pass', () => {
  const keys = readSigningKeys(sampleSigningVariables)
  const strangers = readSigningKeys({ PASS_SIGNING_KEYS: JSON.stringify({ 7: aSeed(9) }), PASS_SIGNING_KEY_ID: '7' })
  const signedBy = (by: typeof keys) => signPass(aBoundPass({ seed: target.seed }), NOON, by)?.text ?? ''
  const verifies = (text: string) => {
    const read = readSignedPass(text)
    return read !== null && read !== 'otherVersion' && isSigned(read, keys)
  }

  test(`is one of ours as it is, and not after 20,000 changes (SEED=${seed})`, () => {
    const signed = signedBy(keys)
    expect(verifies(signed)).toBe(true)
    expect(verifies(signedBy(strangers))).toBe(false)
    fc.assert(
      fc.property(changedText(signed), (text) => expect(verifies(text)).toBe(false)),
      runs(20_000),
    )
  })
})

describe('as a picture', () => {
  /** Which mask is drawn changes nothing of the size, but costs most of the time. */
  const versionOf = (text: string) => encode(text, { ecc: 'M', maskPattern: 0 }).version

  test(`10,000 codes have at most 64 characters and QR version 4 (SEED=${seed})`, () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    const made = fc.record({
      passId: bytes(10).map((id) => `pas_${Buffer.from(id).toString('hex')}` as PassId),
      seed: bytes(32).map((key) => Buffer.from(key).toString('base64')),
      keyNo: fc.integer({ min: 1, max: 65_535 }),
      audience: fc.constantFrom<PassAudience>('gate', 'counter'),
      step: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    })
    fc.assert(
      fc.property(made, (parts) => {
        const code = codeByNode(parts)
        expect(code.length).toBeLessThanOrEqual(64)
        expect(versionOf(code)).toBeLessThanOrEqual(4)
      }),
      runs(10_000),
    )
  })

  test(`signed passes with the code behind them have at most version 10, whatever their words are (SEED=${seed})`, () => {
    const words = fc.string({ maxLength: 300, unit: fc.constantFrom(...'示例站点x é𠮷') })
    fc.assert(
      fc.property(words, words, (platform, station) => {
        const { holder } = aPass()
        const signed = signPass(aBoundPass({ seed: target.seed, holder: { ...holder, platform, station } }), NOON)
        expect(versionOf(withLiveCode(signed?.text ?? '', genuine()))).toBeLessThanOrEqual(10)
      }),
      runs(200),
    )
  })
})
