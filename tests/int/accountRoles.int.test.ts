import { invitations } from '../../cloudfunctions/kernel/people/invitations'
import { aStationOf, withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { stationId } from '../builders/riders'
import { daysAfter } from '../builders/time'

const city = withCity()
const grant = { role: 'stationManager', stationId: stationId('a') } as const
const invalid = { ok: false, error: { code: 'INVITATION_INVALID' } }

let staff: Phone
beforeAll(async () => {
  staff = city.phone('staff')
  await city.grant(staff, { role: 'staff' })
  await aStationOf(city, staff, { stationId: 'stn_a' })
})

const invitation = async () => (await staff.must('staff.invite', { grant })).code
const roleMessages = async (phone: Phone) => (await phone.must('inbox.list', {})).messages.map(({ content }) => content.kind)

describe('an invitation', () => {
  test('makes one person a manager, who is told', async () => {
    const zhao = city.phone('zhao')
    const code = await invitation()
    expect(await zhao.must('role.accept', { code: ` ${code.toLowerCase()} ` })).toMatchObject([
      { role: 'stationManager', stationId: 'stn_a' },
    ])
    expect(await roleMessages(zhao)).toEqual(['roleGranted'])
    expect(await city.phone('late').call('role.accept', { code })).toMatchObject(invalid)
  })

  test('ux minor 11: says what it is for before anybody takes it on, and no wrong one does', async () => {
    const shown = { role: 'stationManager', placeName: '示例站点stn_a', invitedBy: 'staff', needsSecondPerson: false }
    const [zhou, other] = [city.phone('zhou'), city.phone('zhou2')]
    const code = await invitation()
    const look = (phone: Phone, of = code) => phone.call('role.invitation', { code: of })
    expect(await look(zhou, code.toLowerCase())).toMatchObject({ ok: true, data: shown })
    expect((await zhou.must('account.me', {})).workplaces).toEqual([])
    expect(await look(other)).toMatchObject({ ok: true })
    await zhou.must('role.accept', { code })
    expect(await look(zhou)).toMatchObject({ ok: true, data: shown })
    expect(await look(other)).toMatchObject(invalid)
    expect(await look(other, '00000-00000')).toMatchObject(invalid)
  })

  test('is used by one of many who enter it at once', async () => {
    const code = await invitation()
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((name) => city.phone(`racer_${name}`).call('role.accept', { code })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('entered again by its holder changes nothing and tells nobody', async () => {
    const sun = city.phone('sun')
    const code = await invitation()
    const first = await sun.must('role.accept', { code })
    expect(await sun.must('role.accept', { code })).toEqual(first)
    expect(await roleMessages(sun)).toEqual(['roleGranted'])
  })

  test('does not bring back a role that was taken away', async () => {
    const qian = city.phone('qian')
    const code = await invitation()
    await qian.must('role.accept', { code })
    await staff.must('staff.revokeRole', { personId: qian.personId, grant })
    expect(await roleMessages(qian)).toEqual(['roleRevoked', 'roleGranted'])
    expect(await qian.call('role.accept', { code })).toMatchObject(invalid)
    expect(await qian.call('station.waiting', { stationId: 'stn_a' })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    // A new one does.
    expect(await qian.must('role.accept', { code: await invitation() })).toHaveLength(1)
  })

  test('of which nobody heard sounds like one that was used', async () => {
    expect(await city.phone('guesser').call('role.accept', { code: '00000-00000' })).toMatchObject(invalid)
  })

  test('that expired is refused', async () => {
    const code = await invitation()
    const before = city.now
    city.now = daysAfter(city.now, 3)
    for (const action of ['role.invitation', 'role.accept'] as const)
      expect(await city.phone('slow').call(action, { code })).toMatchObject(invalid)
    city.now = before
  })

  test('asked for twice by the same request is one, with the same code', async () => {
    const requestId = newRequestId()
    const count = () => invitations.count('expiresAt', { equals: { kind: 'invitation' } })
    const first = await staff.must('staff.invite', { grant }, requestId)
    const there = await count()
    expect(await staff.must('staff.invite', { grant }, requestId)).toEqual(first)
    expect(await count()).toBe(there)
    expect(await staff.call('staff.invite', { grant: { role: 'staff' } }, requestId)).toMatchObject({ error: { code: 'REQUEST_REUSED' } })
  })

  test('is stored so that the database does not give it away', async () => {
    const code = await invitation()
    expect(JSON.stringify(await city.documents())).not.toContain(code)
    expect(city.log.join()).not.toContain(code)
  })

  test('to a station that is not there is refused', async () => {
    const ghost = { role: 'stationManager', stationId: 'stn_ghost' } as const
    expect(await staff.call('staff.invite', { grant: ghost })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('taking a role back', () => {
  test('from somebody who never had one is refused', async () => {
    const nobody = city.phone('nobody')
    expect(await staff.call('staff.revokeRole', { personId: nobody.personId, grant })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('takes that role alone', async () => {
    const two = city.phone('two')
    await city.grant(two, grant)
    await city.grant(two, { role: 'staff' })
    await staff.must('staff.revokeRole', { personId: two.personId, grant })
    expect((await two.must('account.me', {})).workplaces).toEqual([{ role: 'staff' }])
  })

  test('ends it with the next call', async () => {
    const brief = city.phone('brief')
    await city.grant(brief, { role: 'staff' })
    await brief.must('staff.waiting', {})
    await staff.must('staff.revokeRole', { personId: brief.personId, grant: { role: 'staff' } })
    expect(await brief.call('staff.waiting', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})

test('a station in a town that is not there is refused', async () => {
  const settings = { stationId: 'stn_lost', name: '示例站点', platform: '示例平台', townId: 'twn_ghost', open: true, trusted: false }
  expect(await staff.call('staff.saveStation', settings)).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

describe('minor 11: whoever holds a role', () => {
  test('lays it down, is told, and is let in nowhere any more; the code that gave it gives nothing', async () => {
    const tired = city.phone('tired')
    const code = await invitation()
    await tired.must('role.accept', { code })
    expect(await tired.must('role.layDown', { grant })).toEqual([])
    expect(await roleMessages(tired)).toEqual(['roleRevoked', 'roleGranted'])
    expect(await tired.call('station.waiting', { stationId: 'stn_a' })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await tired.call('role.accept', { code })).toMatchObject(invalid)
  })

  test('has laid it down once, however often they say so', async () => {
    const twice = city.phone('twice')
    await twice.must('role.accept', { code: await invitation() })
    for (const _ of [1, 2]) expect(await twice.must('role.layDown', { grant })).toEqual([])
    expect(await roleMessages(twice)).toEqual(['roleRevoked', 'roleGranted'])
  })

  test('changes nothing where they hold none, at a place of others least of all', async () => {
    const before = await city.documents()
    const grants = [grant, { role: 'guard', compoundId: 'cmp_others' }] as const
    for (const one of grants) expect(await city.phone('outsider').must('role.layDown', { grant: one as never })).toEqual([])
    const changed = Object.entries(await city.documents()).filter(
      ([name, documents]) => JSON.stringify(documents) !== JSON.stringify(before[name]),
    )
    expect(changed.map(([name]) => name).filter((name) => !['auditTrail', 'limitBuckets'].includes(name))).toEqual([])
  })

  test('of the staff is ended by a colleague', async () => {
    expect(await staff.call('role.layDown', { grant: { role: 'staff' } })).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})
