import { stations } from '../../cloudfunctions/domains/account/stations'
import { inviteFirstStaff } from '../../scripts/firstStaff'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aStation } from '../builders/stations'
import { daysAfter } from '../builders/time'

const city = withCity()
const staffGrant = { role: 'staff' } as const
const SECOND_PERSON_NEEDED = { ok: false, error: { code: 'SECOND_PERSON_NEEDED' } }
const FORBIDDEN = { ok: false, error: { code: 'FORBIDDEN' } }

let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** Enters a code to the staff that this person has made. */
async function invited(by: Phone, name: string): Promise<Phone> {
  const { code } = await by.must('staff.invite', { grant: staffGrant })
  const phone = city.phone(name)
  await phone.must('role.accept', { code })
  return phone
}

const proposalOf = async ({ personId }: Phone) => {
  const { grants } = await scene.staff.must('staff.proposals', {})
  return { personId, proposedAt: grants.find((one) => one.personId === personId)?.at ?? '' }
}

/** A member of the staff, proposed by one and confirmed by the other. */
async function joined(proposer: Phone, confirmer: Phone, name: string): Promise<Phone> {
  const phone = await invited(proposer, name)
  await confirmer.must('staff.confirmGrant', await proposalOf(phone))
  return phone
}

const revocation = async (by: Phone) => {
  const { passId } = await scene.holder()
  const { proposal } = await by.must('sanction.propose', { passId, measure: { kind: 'revoke' }, reason: 'conduct' })
  return { passId, proposedAt: proposal?.at ?? '' }
}

describe('SH2: a second phone is no second person', () => {
  test('it may do nothing until somebody else confirms it, not by its own owner', async () => {
    const second = await invited(scene.staff, 'second1')
    expect((await inboxOf(second)).map(({ kind }) => kind)).toEqual(['roleProposed'])
    const proposal = await revocation(scene.staff)
    expect(await second.call('sanction.confirm', proposal)).toMatchObject(FORBIDDEN)
    expect(await scene.staff.call('staff.confirmGrant', await proposalOf(second))).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await second.call('staff.confirmGrant', await proposalOf(second))).toMatchObject(FORBIDDEN)
  })

  test('once it is confirmed it confirms nothing of its owner, nor its owner of it, nor its twin', async () => {
    const second = await joined(scene.staff, scene.colleague, 'second2')
    const third = await joined(scene.staff, scene.colleague, 'third2')
    expect((await inboxOf(second)).map(({ kind }) => kind)).toEqual(['roleGranted', 'roleProposed'])
    const [byOwner, bySecond] = [await revocation(scene.staff), await revocation(second)]
    expect(await second.call('sanction.confirm', byOwner)).toMatchObject(SECOND_PERSON_NEEDED)
    for (const one of [scene.staff, third]) expect(await one.call('sanction.confirm', bySecond)).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await scene.colleague.must('sanction.confirm', bySecond)).toMatchObject({ state: 'revoked' })
  })

  test('nor does whom it invited, nor does it help to take its role away again', async () => {
    const second = await joined(scene.staff, scene.colleague, 'second3')
    const chained = await invited(second, 'chained3')
    expect(await scene.staff.call('staff.confirmGrant', await proposalOf(chained))).toMatchObject(SECOND_PERSON_NEEDED)
    await scene.colleague.must('staff.confirmGrant', await proposalOf(chained))
    expect(await chained.call('sanction.confirm', await revocation(scene.staff))).toMatchObject(SECOND_PERSON_NEEDED)
    const proposal = await revocation(second)
    await scene.staff.must('staff.revokeRole', { personId: second.personId, grant: staffGrant })
    expect(await scene.staff.call('sanction.confirm', proposal)).toMatchObject(SECOND_PERSON_NEEDED)
  })

  test('after thirty days everybody is a person of their own', async () => {
    const second = await joined(scene.staff, scene.colleague, 'second4')
    const before = city.now
    city.now = daysAfter(before, 31)
    expect(await second.must('sanction.confirm', await revocation(scene.staff))).toMatchObject({ state: 'revoked' })
    city.now = before
  })

  test('a proposed person can be dropped, and the code then gives nothing', async () => {
    const { code } = await scene.staff.must('staff.invite', { grant: staffGrant })
    const phone = city.phone('dropped')
    await phone.must('role.accept', { code })
    const proposal = await proposalOf(phone)
    await scene.colleague.must('staff.dropGrant', proposal)
    expect(await phone.call('role.accept', { code })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })
    expect(await scene.colleague.call('staff.dropGrant', proposal)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
  })
})

test('SH2: staff whom the operator let in hold at once, several of them, and are two persons', async () => {
  const [one, other] = [city.phone('first1'), city.phone('first2')]
  const target = { local: city.emulator.url, dataDir: city.emulator.dataDir }
  for (const phone of [one, other]) await phone.must('role.accept', { code: await inviteFirstStaff(target, city.now) })
  expect(await other.must('sanction.confirm', await revocation(one))).toMatchObject({ state: 'revoked' })
})

test('SH2: lifting a revocation takes two, also by an appeal', async () => {
  const { passId, proposedAt } = await revocation(scene.staff)
  await scene.colleague.must('sanction.confirm', { passId, proposedAt })
  const lift = await scene.staff.must('sanction.lift', { passId })
  expect(lift).toMatchObject({ state: 'revoked', proposal: { measure: { kind: 'lift' }, reason: 'conduct' } })
  const seen = { passId, proposedAt: lift.proposal?.at ?? '' }
  expect(await scene.staff.call('sanction.confirm', seen)).toMatchObject(SECOND_PERSON_NEEDED)
  expect(await scene.colleague.must('sanction.confirm', seen)).toMatchObject({ state: 'active', proposal: null })
})

describe('SH2: nobody decides about themselves', () => {
  test('staff who are suspended neither lift it nor answer their own appeal, nor is anything about them dropped or confirmed by them', async () => {
    const holder = await scene.holder()
    await city.grant(holder, staffGrant)
    const { passId } = holder
    const proposed = await scene.staff.must('sanction.propose', { passId, measure: { kind: 'suspend', days: null }, reason: 'conduct' })
    const proposedAt = proposed.proposal?.at ?? ''
    expect(await holder.call('sanction.confirm', { passId, proposedAt })).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await holder.call('sanction.drop', { passId })).toMatchObject(SECOND_PERSON_NEEDED)
    await scene.colleague.must('sanction.confirm', { passId, proposedAt })
    await holder.must('appeal.file', { text: '示例：我没有做过' })
    expect(await holder.call('sanction.lift', { passId })).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await holder.call('appeal.answer', { passId, accepted: true, answer: '示例：接受' })).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await scene.staff.call('appeal.answer', { passId, accepted: true, answer: '示例：接受' })).toMatchObject({ ok: true })
  })
})

test('SH2: a code of somebody who has lost the role gives nothing', async () => {
  const leaving = await joined(scene.staff, scene.colleague, 'leaving')
  const { code } = await leaving.must('staff.invite', { grant: { role: 'stationManager', stationId: scene.own } })
  await scene.staff.must('staff.revokeRole', { personId: leaving.personId, grant: staffGrant })
  expect(await city.phone('leaving2').call('role.accept', { code })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })
})

describe('SH2: a station is trusted by two', () => {
  const stationId = 'stn_two' as const
  const settings = { stationId, name: '示例站点', platform: '示例平台', townId: aStation().townId, open: true, trusted: true }
  const isTrusted = async () => (await stations.get(stationId as never))?.trusted

  test('who saves it trusted has only proposed so; somebody else confirms; taking trust back needs nobody', async () => {
    const { trusted, trustProposedAt } = await scene.staff.must('staff.saveStation', settings)
    expect(trusted).toBe(false)
    const proposal = { stationId, proposedAt: trustProposedAt ?? '' }
    expect((await scene.colleague.must('staff.proposals', {})).stations).toMatchObject([{ stationId, by: scene.staff.personId }])
    // A second save by somebody else is no confirmation, and the proposer stays the same.
    await scene.colleague.must('staff.saveStation', settings)
    expect(await scene.staff.call('staff.confirmTrust', proposal)).toMatchObject(SECOND_PERSON_NEEDED)
    expect(await isTrusted()).toBe(false)
    expect(await scene.colleague.must('staff.confirmTrust', proposal)).toMatchObject({ trusted: true, trustProposedAt: null })
    expect(await scene.staff.must('staff.saveStation', settings)).toMatchObject({ trusted: true })
    expect(await scene.staff.must('staff.saveStation', { ...settings, trusted: false })).toMatchObject({ trusted: false })
    expect(await isTrusted()).toBe(false)
  })

  test.each([{ name: '示例站点二' }, { platform: '另一平台' }, { townId: 'twn_another' }])(
    'trust follows the id: with %p it is another station, of which two decide again',
    async (another) => {
      await scene.staff.must('staff.saveTown', { townId: 'twn_another', name: '示例二镇', order: 2 })
      const { trustProposedAt } = await scene.staff.must('staff.saveStation', settings)
      const proposed = { stationId, proposedAt: trustProposedAt ?? '' }
      // Whoever changes what was proposed proposes it themselves.
      const changed = await scene.colleague.must('staff.saveStation', { ...settings, ...another })
      expect(await scene.colleague.call('staff.confirmTrust', proposed)).toMatchObject({ ok: false })
      const again = { stationId, proposedAt: changed.trustProposedAt ?? '' }
      expect(await scene.staff.must('staff.confirmTrust', again)).toMatchObject({ trusted: true, trustProposedAt: null })
      const { trusted, ...saved } = await scene.staff.must('staff.saveStation', settings)
      expect([trusted, saved.trustProposedAt]).toEqual([false, expect.any(String)])
      expect(await scene.staff.call('staff.confirmTrust', { stationId, proposedAt: saved.trustProposedAt ?? '' })).toMatchObject(
        SECOND_PERSON_NEEDED,
      )
      await scene.staff.must('staff.saveStation', { ...settings, trusted: false })
    },
  )
})
