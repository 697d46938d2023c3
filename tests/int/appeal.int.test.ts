import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { APPEALED, SUSPENDED } from '../builders/city/samples/sanction'
import { type Scene, setScene } from '../builders/city/scene'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const text = '示例：那天手机借给了家人，不是我'
const file = (rider: Phone, words = text) => rider.call('appeal.file', { text: words })
const answer = ({ passId }: Phone, accepted: boolean) =>
  scene.staff.call('appeal.answer', { passId, accepted, answer: accepted ? '示例：查过了，是误会' : '示例：录像里是你' })

describe('a rider whose pass is suspended', () => {
  test('appeals, and sees that it waits', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED })
    expect(await file(rider)).toMatchObject({ data: { state: 'waiting', text, answer: null } })
    expect((await rider.must('pass.mine', { deviceId: 'dev_sample' })).pass?.appeal).toMatchObject({ state: 'waiting', text })
    const waiting = await scene.staff.must('appeal.waiting', {})
    expect(waiting.passes).toContainEqual(expect.objectContaining({ passId: rider.passId, state: 'suspended' }))
  })

  test('can’t appeal twice before there is an answer', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED })
    const replies = await Promise.all([file(rider), file(rider, '示例：再说一次，不是我')])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual(['APPEAL_WAITING', 'ok'])
    await answer(rider, false)
    expect(await file(rider)).toMatchObject({ ok: true })
  })

  test('must find other words when WeChat refuses the text', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED })
    expect(await file(rider, '示例辱骂词，凭什么停我')).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
    expect(await passes.get(rider.passId)).toMatchObject({ appeal: null, appealedAt: null })
  })

  test('says more than nothing', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED })
    expect(await file(rider, '  不服  ')).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'text', rule: 'too_short' } } })
  })
})

test('there is nothing to appeal against where the pass holds, and nobody to appeal without one', async () => {
  expect(await file(await scene.holder())).toMatchObject({ error: { code: 'NOTHING_TO_APPEAL' } })
  expect(await file(scene.stranger())).toMatchObject({ error: { code: 'PASS_MISSING' } })
})

describe('the answer', () => {
  test('that accepts lifts the suspension with it, and says so in one message', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED, ...APPEALED })
    expect(await answer(rider, true)).toMatchObject({ data: { state: 'active', appeal: { state: 'accepted' } } })
    expect(await inboxOf(rider)).toEqual([{ kind: 'appealAnswered', accepted: true, answer: '示例：查过了，是误会' }])
  })

  test('that refuses leaves the suspension and says why', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED, ...APPEALED })
    expect(await answer(rider, false)).toMatchObject({ data: { state: 'suspended', appeal: { state: 'refused' } } })
    expect(await inboxOf(rider)).toEqual([{ kind: 'appealAnswered', accepted: false, answer: '示例：录像里是你' }])
  })

  test('is one: of two staff members at once the second is too late', async () => {
    const rider = await scene.holder({ sanction: SUSPENDED, ...APPEALED })
    const replies = await Promise.all([answer(rider, true), answer(rider, false)])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual(['NOTHING_TO_APPEAL', 'ok'])
    expect(await inboxOf(rider)).toHaveLength(1)
  })

  test('cannot give back what only another station can', async () => {
    const rider = await scene.holder({ leaving: { reason: 'leftStation', at: NOON }, ...APPEALED })
    expect(await answer(rider, true)).toMatchObject({ error: { code: 'NOTHING_TO_LIFT' } })
    expect(await answer(rider, false)).toMatchObject({ data: { state: 'suspended' } })
  })
})

test('appeals wait in a list, the longest first; answered ones have left it', async () => {
  const early = await scene.holder({ sanction: SUSPENDED, ...APPEALED, appealedAt: minutesAfter(NOON, -60) })
  const late = await scene.holder({ sanction: SUSPENDED, ...APPEALED, appealedAt: minutesAfter(NOON, -30) })
  const ids = async () => (await scene.staff.must('appeal.waiting', {})).passes.map(({ passId }) => passId)
  expect((await ids()).slice(0, 2)).toEqual([early.passId, late.passId])
  await answer(early, false)
  expect((await ids())[0]).toBe(late.passId)
})

test('an appeal goes with the registration', async () => {
  const rider = await scene.holder({ sanction: SUSPENDED })
  await file(rider, '示例：只有我知道的一句话')
  await rider.must('rider.withdraw', {})
  expect(JSON.stringify(await city.documents())).not.toContain('只有我知道')
})
