import type { RiderDocument } from '../../cloudfunctions/domains/account/riderDocument'
import {
  decideDraft,
  decideRegister,
  decideWithdraw,
  isEditable,
  type RegisterFacts,
} from '../../cloudfunctions/domains/account/rules/registration'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { MINIMUM_AGE } from '../../contract/kernel/idNumber'
import { anEmptyDraft, aRider, riderId, sealedSample, stationId } from '../builders/riders'
import { daysAfter, NOON } from '../builders/time'

const facts = (overrides: Partial<RegisterFacts> = {}): RegisterFacts => ({
  filledIn: {},
  station: { open: true },
  age: 30,
  now: NOON,
  ...overrides,
})

const NAME = sealedSample('name')

const statuses: RiderDocument['status'][] = ['draft', 'waitingStation', 'waitingDistrict', 'returned', 'verified', 'removed', 'erasing']

describe('registering', () => {
  test('a complete draft goes to the station', () => {
    expect(decideRegister(aRider({ status: 'draft', steps: [] }), facts())).toEqual({
      kind: 'change',
      next: { status: 'waitingStation', since: NOON, steps: [{ step: 'registered', at: NOON }] },
      effects: [],
    })
  })

  test.each(statuses)('from "%s": allowed until somebody has vouched, and whenever it came back', (status) => {
    const allowed = ['draft', 'waitingStation', 'returned', 'removed'].includes(status)
    expect(isEditable({ status })).toBe(allowed)
    expect(decideRegister(aRider({ status }), facts()).kind).toBe(allowed ? 'change' : 'refuse')
  })

  test('who is verified hears the status', () => {
    const decision = decideRegister(aRider({ status: 'verified' }), facts())
    expect(decision).toEqual({ kind: 'refuse', refusal: { code: 'NOT_EDITABLE', details: { status: 'verified' } } })
  })

  test('a registration that is being erased looks like a draft from outside', () => {
    expect(decideRegister(aRider({ status: 'erasing' }), facts())).toMatchObject({ refusal: { details: { status: 'draft' } } })
  })

  test.each(['idNumber', 'phone', 'photo'] as const)('without %s the field is named', (field) => {
    const decision = decideRegister(aRider({ status: 'draft', [field]: null }), facts())
    expect(decision).toEqual({ kind: 'refuse', refusal: { code: 'INVALID_INPUT', details: { field, rule: 'required' } } })
  })

  test('what comes with the form counts like what was given before', () => {
    const filledIn = { idNumber: sealedSample('new'), identity: 'identityofwang', photo: 'cloud://sample/portraits/rdr_li/new.jpg' }
    const decision = decideRegister(anEmptyDraft({ phone: sealedSample('phone') }), facts({ filledIn }))
    expect(decision).toMatchObject({ kind: 'change', next: filledIn, effects: [] })
  })

  test.each([
    [MINIMUM_AGE - 1, 'UNDER_AGE'],
    [-64, 'UNDER_AGE'],
    [null, 'UNDER_AGE'],
  ])('at the age of %p nobody is a rider', (age, code) => {
    expect(decideRegister(aRider(), facts({ age }))).toMatchObject({ refusal: { code, details: { minimumAge: 16 } } })
  })

  test('on the sixteenth birthday the registration goes through', () => {
    expect(decideRegister(aRider(), facts({ age: MINIMUM_AGE })).kind).toBe('change')
  })

  test.each([
    ['closed meanwhile', { open: false }],
    ['gone', null],
  ])('a station that is %s takes nobody', (_, station) => {
    expect(decideRegister(aRider(), facts({ station }))).toMatchObject({ refusal: { code: 'STATION_CLOSED' } })
  })

  test('another identity number lets the earlier one go', () => {
    const decision = decideRegister(aRider({ identity: 'before' }), facts({ filledIn: { identity: 'after' } }))
    expect(decision).toMatchObject({
      effects: [{ kind: 'account.releaseIdentity', payload: { identity: 'before', riderId: riderId('li') } }],
    })
  })

  test('a new portrait lets the earlier picture go; the same picture stays', () => {
    const rider = aRider({ photo: 'old.jpg' })
    expect(decideRegister(rider, facts({ filledIn: { photo: 'new.jpg' } }))).toMatchObject({
      effects: [{ kind: 'kernel.deleteFile', payload: { fileId: 'old.jpg' } }],
    })
    expect(decideRegister(rider, facts({ filledIn: { photo: 'old.jpg' } }))).toMatchObject({ effects: [] })
  })

  test('portraits that a crash left unused go with the next one, and with the registration', () => {
    const rider = aRider({ photo: 'old.jpg', stored: ['old.jpg', 'unused.jpg', 'new.jpg'] })
    const gone = (...files: string[]) => files.map((fileId) => deleteStoredFile({ fileId }))
    const decision = decideRegister(rider, facts({ filledIn: { photo: 'new.jpg' } }))
    expect(decision).toMatchObject({ next: { stored: ['new.jpg'] }, effects: gone('old.jpg', 'unused.jpg') })
    expect(decideWithdraw(rider, NOON)).toMatchObject({ effects: expect.arrayContaining(gone('old.jpg', 'unused.jpg', 'new.jpg')) })
  })

  test('the history keeps the newest thirty lines', () => {
    const steps = Array.from({ length: 30 }, (_, day) => ({ step: 'registered' as const, at: daysAfter(NOON, day - 40) }))
    const decision = decideRegister(aRider({ steps }), facts())
    if (decision.kind === 'refuse') throw new Error('refused')
    expect(decision.next.steps).toHaveLength(30)
    expect(decision.next.steps?.at(-1)).toEqual({ step: 'registered', at: NOON })
  })
})

describe('draft', () => {
  test.each(statuses)('of a registration in "%s"', (status) => {
    const allowed = ['draft', 'returned', 'removed'].includes(status)
    expect(decideDraft(aRider({ status }), { realName: NAME }, NOON).kind).toBe(allowed ? 'change' : 'refuse')
  })

  test('an application that waits does not change under the manager: its draft is refused', () => {
    const decision = decideDraft(aRider(), { realName: NAME }, NOON)
    expect(decision).toMatchObject({ refusal: { code: 'NOT_EDITABLE', details: { status: 'waitingStation' } } })
  })

  test('what somebody goes on with is young again, so that it is not forgotten', () => {
    const decision = decideDraft(anEmptyDraft({ since: daysAfter(NOON, -89) }), { realName: NAME }, NOON)
    expect(decision).toMatchObject({ next: { realName: NAME, since: NOON } })
  })

  test('another identity number lets the earlier one go, so that its owner is not held up', () => {
    const decision = decideDraft(aRider({ status: 'returned', identity: 'mistyped' }), { identity: 'right' }, NOON)
    expect(decision).toMatchObject({
      effects: [{ kind: 'account.releaseIdentity', payload: { identity: 'mistyped', riderId: riderId('li') } }],
    })
  })
})

describe('withdrawing', () => {
  test.each(statuses)('is possible from "%s" and leaves nothing personal', (status) => {
    const rider = aRider({ status })
    const decision = decideWithdraw(rider, NOON)
    if (decision.kind === 'refuse') throw new Error('refused')
    const after = { ...rider, ...decision.next }
    expect(after).toMatchObject({ status: 'erasing', realName: null, idNumber: null, identity: null, phone: null, photo: null, steps: [] })
    expect(after).toMatchObject({ workKind: null, stationId: null })
  })

  test('takes the picture and the claim on the number along, the document last', () => {
    expect(decideWithdraw(aRider(), NOON)).toMatchObject({
      effects: [
        { kind: 'kernel.deleteFile', payload: { fileId: 'cloud://sample/portraits/rdr_li/face.jpg' } },
        { kind: 'account.releaseIdentity', payload: { identity: 'identityofli' } },
        { kind: 'account.eraseRegistration', payload: { riderId: riderId('li') } },
      ],
    })
  })

  test('of an empty draft removes the document alone', () => {
    expect(decideWithdraw(anEmptyDraft({ stationId: stationId('sample') }), NOON)).toMatchObject({
      effects: [{ kind: 'account.eraseRegistration' }],
    })
  })
})
