import type { PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { reviveCodes } from '../../cloudfunctions/domains/pass/effects'
import { decideDue, decideSync, type RegistrationFacts } from '../../cloudfunctions/domains/pass/rules/lifecycle'
import { compoundId } from '../builders/compounds'
import { contentsOf } from '../builders/effects'
import { anApproval, aPass } from '../builders/passes'
import { aRider, sealedSample } from '../builders/riders'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

type Rider = RegistrationFacts['rider']
const LATER = daysAfter(NOON, 3)
const GRACE_DAYS = 3
const here = compoundId('here')

const removedFor = (reason: 'left' | 'conduct' | 'identityMoved', at = LATER): Rider =>
  aRider({ status: 'removed', since: at, steps: [{ step: 'removed', at, reasons: [reason] }] })

const follow = (pass: PassDocument, rider: Partial<Rider>, now = LATER) =>
  decideSync(pass, {
    rider: { ...aRider({ status: 'verified', since: NOON }), ...rider },
    holder: { ...aPass().holder, station: '示例新站点' },
    stationId: aRider().stationId,
    phoneTail: { phoneTail: sealedSample('tail'), tailIndex: 'index' },
    eventId: 'event',
    now,
  })

const NOTHING = { kind: 'change', next: {} }

describe('a verification', () => {
  test('begins a term of a year, with who the rider is now', () => {
    const decision = follow(aPass({ verifiedAt: new Date(0), expiresAt: new Date(0), leaving: { reason: 'leftStation', at: NOON } }), {})
    expect(decision).toMatchObject({
      next: { verifiedAt: NOON, expiresAt: daysAfter(NOON, 365), leaving: null, holder: { station: '示例新站点' }, tailIndex: 'index' },
      effects: [{ kind: 'pass.reviveCodes' }],
    })
  })

  test('that it rests on already changes nothing, however often it is looked at', () => expect(follow(aPass(), {})).toEqual(NOTHING))

  test('lets every compound that it has to do with know', () => {
    const decision = follow(aPass({ verifiedAt: new Date(0), listings: { [here]: anApproval() } }), {})
    expect(decision).toMatchObject({ effects: [{ kind: 'pass.reviveCodes' }, { kind: 'pass.syncListing', payload: { compoundId: here } }] })
  })

  test('leaves a measure of the district as it is', () => {
    const sanction = { kind: 'revoke', reason: 'sharedPass', since: NOON, until: null } as const
    expect(follow(aPass({ verifiedAt: new Date(0), sanction }), {})).not.toHaveProperty('next.sanction')
  })
})

describe('a removal', () => {
  test('after leaving the station: it holds for three more days, and the rider is told', () => {
    const end = daysAfter(LATER, GRACE_DAYS)
    expect(follow(aPass(), removedFor('left'))).toMatchObject({
      next: { leaving: { reason: 'leftStation', at: end }, dueAt: end },
      effects: [{ kind: 'kernel.notify', payload: { content: { kind: 'passEnding', at: end.toISOString() } } }],
    })
  })

  test.each([
    ['conduct', 'removedForConduct', 'passSuspended'],
    ['identityMoved', 'identityMoved', 'passRevoked'],
  ] as const)('for %s: it ends at once, and guards without network hear of it', (why, reason, kind) => {
    expect(follow(aPass(), removedFor(why))).toMatchObject({
      next: { leaving: { reason, at: LATER } },
      effects: [
        { kind: 'pass.endCodes', payload: { keyNo: null } },
        { kind: 'kernel.notify', payload: { content: { kind, reason } } },
      ],
    })
  })

  test('that it knows of changes nothing', () => {
    const leaving = { reason: 'removedForConduct', at: LATER } as const
    expect(follow(aPass({ leaving }), removedFor('conduct'))).toEqual(NOTHING)
  })

  test('is the last one, and still stands while the rider waits for another station', () => {
    const first = removedFor('left', NOON).steps
    const second = removedFor('conduct').steps
    const decision = follow(aPass(), { status: 'waitingStation', steps: [...first, ...second] })
    expect(decision).toMatchObject({ next: { leaving: { reason: 'removedForConduct' } } })
  })

  test('never was: nothing to follow', () => expect(follow(aPass(), { status: 'returned' })).toEqual(NOTHING))
})

describe('when the time has come', () => {
  const due = (overrides: Partial<PassDocument>) => decideDue(aPass({ dueAt: NOON, ...overrides }), minutesAfter(NOON, 3))
  const told = (overrides: Partial<PassDocument>) => {
    const decision = due(overrides)
    return decision.kind === 'change' ? contentsOf(decision.effects) : []
  }

  test.each<[string, Partial<PassDocument>, object[]]>([
    [
      'the grace period is over',
      { leaving: { reason: 'leftStation', at: NOON } },
      [{ kind: 'passSuspended', reason: 'leftStation', until: null }],
    ],
    ['a suspension is over', { sanction: { kind: 'suspend', reason: 'conduct', since: NOON, until: NOON } }, [{ kind: 'passRestored' }]],
    ['the term is over', { expiresAt: NOON }, [{ kind: 'passExpired' }]],
    ['an approval is over: only the compound hears', { listings: { [here]: anApproval({ until: NOON }) } }, []],
  ])('%s', (_, overrides, contents) => {
    expect(told(overrides)).toEqual(contents)
    expect(due(overrides)).toMatchObject({
      effects: expect.arrayContaining([reviveCodes({ passId: aPass()._id, at: minutesAfter(NOON, 3) })]),
    })
  })

  test('who has left the station meanwhile is not told that the pass is back', () => {
    const sanction = { kind: 'suspend', reason: 'conduct', since: NOON, until: NOON } as const
    const leaving = { reason: 'leftStation', at: minutesAfter(NOON, -1) } as const
    expect(told({ sanction, leaving })).toEqual([{ kind: 'passSuspended', reason: 'leftStation', until: null }])
    expect(told({ sanction: { ...sanction, kind: 'revoke' }, leaving })).toEqual([])
  })

  test('the next date is what is waited for, also one that passed meanwhile', () => {
    const soon = minutesAfter(NOON, 1)
    expect(due({ expiresAt: NOON, sanction: { kind: 'suspend', reason: 'conduct', since: NOON, until: soon } })).toMatchObject({
      next: { dueAt: soon },
    })
  })

  test.each([null, minutesAfter(NOON, 4)])('not yet (%s): nothing', (dueAt) => expect(due({ dueAt })).toEqual(NOTHING))
})
