import fc from 'fast-check'
import { certificates } from '../../cloudfunctions/domains/course/certificates/certificateDocument'
import { certificateNosOf, verdictOn } from '../../cloudfunctions/domains/course/certificates/views'
import { certificateNoFrom, certificateNoText } from '../../contract/course/certificateNo'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { aCertificateOf } from '../builders/city/samples/certificate'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { sessionId } from '../builders/offerings'

const city = withCity()
let scene: Scene
let rider: Phone
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(async () => {
  rider = await scene.rider({ status: 'verified' })
})

const reason = '示例：点名记错了'
const messagesOf = async (phone: Phone) => (await phone.must('inbox.list', {})).messages.map(({ content }) => content)
const verify = (number: string) => scene.stranger().must('certificate.verify', { number })

describe('the own certificate', () => {
  test('says what it is of, and where others check it, however the number was written', async () => {
    const { _id } = await aCertificateOf(rider, { name: '张*' })
    for (const number of [_id, certificateNoText(_id), ` ${certificateNoText(_id).toLowerCase()} `]) {
      expect(await rider.must('certificate.show', { number })).toMatchObject({
        certificate: { number: certificateNoText(_id), title: '示例插花课', month: '2026-11', name: '张*', state: 'valid', reason: null },
        url: `${process.env.WEB_URL}/certificate/${_id}`,
      })
    }
  })

  test('is nobody else’s, not even staff’s; one of somebody else sounds like one that nobody has', async () => {
    const { _id: number } = await aCertificateOf(rider)
    const absent = { number: certificateNoFrom('0'.repeat(15)) }
    for (const phone of [await scene.rider({ status: 'verified' }), scene.staff]) {
      const [others, nobodys] = [await phone.call('certificate.show', { number }), await phone.call('certificate.show', absent)]
      expect(others).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', details: {} } })
      expect({ ...others, error: null }).toEqual({ ...nobodys, error: null })
    }
  })

  test('that was revoked is shown with its reason, and stands no more among the own ones', async () => {
    const { _id: number, sessionId: session } = await aCertificateOf(rider)
    expect([...(await certificateNosOf(rider.personId))]).toEqual([[session, certificateNoText(number)]])
    await scene.staff.must('certificate.revoke', { number, reason })
    expect(await rider.must('certificate.show', { number })).toMatchObject({ certificate: { state: 'revoked', reason } })
    expect((await certificateNosOf(rider.personId)).size).toBe(0)
  })
})

describe('checking a number', () => {
  test('tells course, school, month and masked name: no more than must be compared', async () => {
    const { _id: number } = await aCertificateOf(rider, { name: '张*' })
    const { now: _, ...verdict } = await verify(certificateNoText(number))
    expect(verdict).toEqual({
      state: 'valid',
      certificate: { title: '示例插花课', school: '示例学校', month: '2026-11', name: '张*' },
    })
  })

  test('needs no identity', async () => {
    const { _id: number } = await aCertificateOf(rider)
    expect(await city.send(undefined, { action: 'certificate.verify', input: { number } })).toMatchObject({ data: { state: 'valid' } })
  })

  test('of a revoked one tells that it was, and nothing of whom or why', async () => {
    const { _id: number } = await aCertificateOf(rider, { revoked: { at: city.now, reason } })
    const { now: _, ...verdict } = await verify(number)
    expect(verdict).toEqual({ state: 'revoked', certificate: null })
  })

  test('that nobody has sounds the same, whether it could be one or not', async () => {
    for (const number of [certificateNoFrom('0'.repeat(15)), 'hello', '0000-0000-0000-0001', '证书', 'cer_1', '__proto__']) {
      const { now: _, ...verdict } = await verify(number)
      expect(verdict).toEqual({ state: 'unknown', certificate: null })
    }
  })

  test('ten thousand guesses with a right check character find none', async () => {
    for (let made = 0; made < 50; made += 1) await aCertificateOf(rider)
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const guess = fc.array(fc.constantFrom(...digits), { minLength: 15, maxLength: 15 }).map((all) => certificateNoFrom(all.join('')))
    const guesses = fc.sample(guess, 10_000)
    const found: string[] = []
    for (let at = 0; at < guesses.length; at += 100) {
      const verdicts = await Promise.all(guesses.slice(at, at + 100).map(verdictOn))
      found.push(...verdicts.map(({ state }) => state).filter((state) => state !== 'unknown'))
    }
    expect(found).toEqual([])
  })
})

describe('staff', () => {
  test('revoke with a reason that the person reads; it is on record, once', async () => {
    const { _id: number } = await aCertificateOf(rider)
    const reply = await scene.staff.must('certificate.revoke', { number: certificateNoText(number), reason })
    expect(reply.certificate).toMatchObject({ state: 'revoked', reason })
    expect(await messagesOf(rider)).toEqual([{ kind: 'certificateRevoked', title: '示例插花课', reason }])
    const trail = JSON.stringify((await city.documents()).auditTrail)
    expect(trail.split(`certificates/${number}`)).toHaveLength(2)
    expect(await scene.staff.call('certificate.revoke', { number, reason })).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
  })

  test('restore under the same number, and the person is told', async () => {
    const { _id: number } = await aCertificateOf(rider, { revoked: { at: city.now, reason } })
    await scene.staff.must('certificate.restore', { number, reason: '示例：点名更正了' })
    expect(await verify(number)).toMatchObject({ state: 'valid' })
    expect(await messagesOf(rider)).toEqual([{ kind: 'certificateIssued', title: '示例插花课', number: certificateNoText(number) }])
    expect(await scene.staff.call('certificate.restore', { number, reason })).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
  })

  test('hear of a number that nobody has that it isn’t there, and of none without a reason', async () => {
    const number = certificateNoFrom('0'.repeat(15))
    expect(await scene.staff.call('certificate.revoke', { number, reason })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const blank = { number, reason: ' ' }
    expect(await scene.staff.call('certificate.revoke', blank)).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { field: 'reason' } },
    })
  })

  test('read the certificates of a session page by page, each once', async () => {
    const session = sessionId('many')
    const numbers = Array.from({ length: 201 }, (_, at) => certificateNoFrom(`MANY${String(at).padStart(11, '0')}`)).toSorted()
    for (const _id of numbers) await aCertificateOf(rider, { _id, sessionId: session })
    const first = await scene.staff.must('certificate.list', { sessionId: session })
    const rest = await scene.staff.must('certificate.list', { sessionId: session, after: first.next ?? '' })
    expect([...first.certificates, ...rest.certificates].map(({ number }) => number)).toEqual(numbers.map(certificateNoText))
    expect(rest.next).toBeNull()
    expect(await scene.staff.call('certificate.list', { sessionId: session, after: 'no' })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { field: 'after', rule: 'format' } },
    })
  })
})

describe('who withdraws', () => {
  test('takes the name out; the number goes on telling the truth, and staff can still revoke it', async () => {
    const { _id: number } = await aCertificateOf(rider)
    await rider.must('rider.withdraw', {})
    await reconcile(city.now)
    expect(await certificates.get(number)).toMatchObject({ personId: null, name: null })
    expect(await verify(number)).toMatchObject({ state: 'valid', certificate: { name: null, title: '示例插花课' } })
    expect(await rider.call('certificate.show', { number })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    await scene.staff.must('certificate.revoke', { number, reason })
    expect(await verify(number)).toMatchObject({ state: 'revoked' })
  })
})
