import type { Listing, PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { decideBind } from '../../cloudfunctions/domains/pass/rules/binding'
import { decideRenew } from '../../cloudfunctions/domains/pass/rules/lifecycle'
import { decideAsk, decideFace, decideLeave } from '../../cloudfunctions/domains/pass/rules/listing'
import type { Decision } from '../../cloudfunctions/kernel/database/decision'
import type { DeviceId } from '../../contract/kernel/ids'
import type { Refusal } from '../../contract/kernel/refusal'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { compoundId } from '../builders/compounds'
import { aDevice, aListing, anApproval, aPass } from '../builders/passes'
import { sealedSample } from '../builders/riders'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const suspended = { sanction: { kind: 'suspend', reason: 'conduct', since: NOON, until: null } } as const
const refusalOf = (decision: Decision<PassDocument, Refusal>) => (decision.kind === 'refuse' ? decision.refusal : null)
const NOTHING = { kind: 'change', next: {} }

describe('a phone', () => {
  const [own, other] = ['dev_own', 'dev_other'] as DeviceId[]
  const device = aDevice({ deviceId: own ?? aDevice().deviceId, keyNo: 4 })
  const facts = { deviceId: other ?? device.deviceId, move: true, seed: sealedSample('fresh'), eventId: 'event', now: NOON }
  const bind = (pass: Partial<PassDocument>, asked: Partial<typeof facts> = {}) => decideBind(aPass(pass), { ...facts, ...asked })

  test('is bound when it is the first', () => {
    const fresh = { deviceId: other, keyNo: 1, seed: 'sample.fresh', boundAt: NOON }
    expect(bind({}, { move: false })).toEqual({ kind: 'change', next: { device: fresh } })
  })

  test('that is bound keeps its seed, however often it asks', () =>
    expect(bind({ device }, { deviceId: device.deviceId, move: true })).toEqual(NOTHING))

  test('takes over only when its owner says so', () => {
    expect(refusalOf(bind({ device }, { move: false }))).toEqual({ code: 'OTHER_PHONE', details: { boundAt: NOON.toISOString() } })
    expect(bind({ device })).toMatchObject({
      next: { device: { deviceId: other, keyNo: 5, seed: 'sample.fresh' }, moves: [NOON] },
      effects: [
        { kind: 'pass.endCodes', payload: { keyNo: 4 } },
        { kind: 'kernel.notify', payload: { content: { kind: 'passMoved' } } },
      ],
    })
  })

  test('takes over three times in seven days; old moves fall off', () => {
    const moves = [1, 3, 6].map((days) => daysAfter(NOON, -days)).toReversed()
    expect(refusalOf(bind({ device, moves }))).toEqual({
      code: 'MOVES_EXHAUSTED',
      details: { movableAt: daysAfter(NOON, 1).toISOString() },
    })
    const week = [daysAfter(NOON, -7), ...moves.slice(1)]
    expect(bind({ device, moves: week })).toMatchObject({ next: { moves: [...moves.slice(1), NOON] } })
  })

  test.each([{ ...suspended }, { expiresAt: NOON }])('makes no codes of a pass that doesn’t hold (%j)', (pass) =>
    expect(refusalOf(bind({ device, ...pass }))?.code).toBe('PASS_NOT_ACTIVE'),
  )
})

describe('another term', () => {
  const renew = (pass: Partial<PassDocument>) => decideRenew(aPass(pass), NOON)

  test('begins now, from 30 days before the end on and after it', () => {
    for (const days of [30, 0, -100]) {
      const end = daysAfter(NOON, 365)
      expect(renew({ expiresAt: daysAfter(NOON, days) })).toMatchObject({ next: { expiresAt: end, dueAt: end } })
    }
  })

  test('not earlier', () => {
    const expiresAt = minutesAfter(daysAfter(NOON, 30), 1)
    const renewableFrom = minutesAfter(NOON, 1).toISOString()
    expect(refusalOf(renew({ expiresAt }))).toEqual({ code: 'NOT_RENEWABLE', details: { renewableFrom } })
  })

  test.each<Partial<PassDocument>>([suspended, { leaving: { reason: 'leftStation', at: daysAfter(NOON, 1) } }])(
    'not for a pass that is ended or about to be (%j)',
    (pass) => expect(refusalOf(renew({ expiresAt: daysAfter(NOON, 1), ...pass }))?.code).toBe('PASS_NOT_ACTIVE'),
  )

  test('lets the compounds know, whose lists it prolongs', () =>
    expect(renew({ expiresAt: NOON, listings: { [compoundId('here')]: anApproval() } })).toMatchObject({
      effects: [{ kind: 'pass.syncListing', payload: { compoundId: 'cmp_here' } }],
    }))
})

describe('a white list', () => {
  const here = { _id: compoundId('here'), open: true }
  const convention = { version: CONVENTION_VERSION, at: NOON }
  const withListing = (listing: Listing): Partial<PassDocument> => ({ convention, listings: { [here._id]: listing } })
  const asked = aListing({ since: NOON })

  describe('to ask for it', () => {
    const ask = (pass: Partial<PassDocument>, compound = here) => decideAsk(aPass(pass), compound, NOON)

    test.each<[string, Partial<PassDocument>]>([
      ['for the first time', { convention }],
      ['after a refusal', withListing(aListing({ state: 'refused', reason: 'conduct' }))],
      ['after being taken off', withListing(aListing({ state: 'removed' }))],
      ['when the approval is over', withListing(anApproval({ until: NOON }))],
    ])('%s', (_, pass) =>
      expect(ask(pass)).toMatchObject({
        next: { listings: { [here._id]: asked } },
        effects: [{ kind: 'pass.syncListing', payload: { compoundId: here._id } }],
      }),
    )

    test.each([aListing(), anApproval()])('once more changes nothing', (listing) => expect(ask(withListing(listing))).toEqual(NOTHING))

    test.each<[string, Partial<PassDocument>, typeof here]>([
      ['PASS_NOT_ACTIVE', { convention, ...suspended }, here],
      ['CONVENTION_NOT_ACCEPTED', {}, here],
      ['CONVENTION_NOT_ACCEPTED', { convention: { version: CONVENTION_VERSION - 1, at: NOON } }, here],
      ['COMPOUND_CLOSED', { convention }, { ...here, open: false }],
      [
        'TOO_MANY',
        { convention, listings: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [compoundId(String(n)), aListing()])) },
        here,
      ],
    ])('%s', (code, pass, compound) => expect(refusalOf(ask(pass, compound))?.code).toBe(code))
  })

  test('is left without a trace, the compound hears of it, and the date is gone', () => {
    const pass = aPass({ expiresAt: daysAfter(NOON, 90), ...withListing(anApproval()) })
    const left = {
      next: { listings: {}, dueAt: daysAfter(NOON, 90) },
      effects: [{ kind: 'pass.syncListing', payload: { compoundId: here._id } }],
    }
    expect(decideLeave(pass, here._id, NOON)).toMatchObject(left)
    expect(decideLeave(aPass(), here._id, NOON)).toEqual(NOTHING)
  })

  test('has face entry for who is on it or waits; it can always be switched off', () => {
    const face = (listing: Listing | null, on: boolean) => decideFace(aPass(listing ? withListing(listing) : {}), here._id, on, NOON)
    for (const listing of [aListing(), anApproval()]) {
      expect(face(listing, true)).toMatchObject({ next: { listings: { [here._id]: { ...listing, face: true } } } })
    }
    const over = anApproval({ until: NOON, face: true })
    expect(face(over, false)).toMatchObject({ next: { listings: { [here._id]: { face: false } } } })
    for (const listing of [over, aListing({ state: 'refused' }), null]) expect(refusalOf(face(listing, true))?.code).toBe('LISTING_CHANGED')
    expect(refusalOf(face(null, false))?.code).toBe('LISTING_CHANGED')
  })
})
