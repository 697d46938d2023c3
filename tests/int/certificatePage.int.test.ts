import { certificates } from '../../cloudfunctions/domains/course/certificates/certificateDocument'
import { createWeb } from '../../cloudfunctions/kernel/http/web'
import { certificateNoFrom, certificateNoText } from '../../contract/course/certificateNo'
import { withCity } from '../builders/city/city'
import { aCertificateOf } from '../builders/city/samples/certificate'
import { type Scene, setScene } from '../builders/city/scene'
import { openEveryDomain } from '../builders/house'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** The page at an address below ours, as HTTP access hands it to the function. */
const open = (path: string, query: Record<string, string> = {}) =>
  createWeb(openEveryDomain().routes, () => city.now)({ path, httpMethod: 'GET', queryStringParameters: query })

const aNumber = async (overrides = {}) => (await aCertificateOf(await scene.rider({ status: 'verified' }), overrides))._id
const reason = '示例：点名记错了'

test('the address in the code says to anybody that the certificate is valid, of what and whose, and when that was looked up', async () => {
  const number = await aNumber({ name: '张*' })
  const { statusCode, headers, body } = await open(`/certificate/${number}`)
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store'])
  for (const words of ['有效', '张*', '示例插花课', '示例学校', '2026 年 11 月', certificateNoText(number), '2026-11-23 12:0']) {
    expect(body).toContain(words)
  }
  expect(body).not.toMatch(/per_|ses_|已撤销/)
})

test('a number may be typed into the page, in any case and grouping, whatever stands before the path', async () => {
  const number = await aNumber()
  for (const typed of [number, certificateNoText(number).toLowerCase(), ` ${number} `]) {
    expect(await open('/web/certificate', { number: typed })).toMatchObject({ statusCode: 200, body: expect.stringContaining('有效') })
  }
  expect(await open(`/web/certificate/${certificateNoText(number)}`)).toMatchObject({ statusCode: 200 })
})

test('without a number it asks for one', async () => {
  for (const { statusCode, body } of [
    await open('/certificate'),
    await open('/certificate/'),
    await open('/certificate', { number: ' ' }),
  ]) {
    expect(statusCode).toBe(200)
    expect(body).toContain('输入证书编号')
    expect(body).not.toMatch(/有效。|没有这个编号/)
  }
})

test('a revoked one says so, and neither whose it was nor why', async () => {
  const number = await aNumber({ name: '张*', revoked: { at: city.now, reason } })
  const { body } = await open(`/certificate/${number}`)
  expect(body).toContain('已撤销')
  expect(body).not.toMatch(/张\*|示例插花课|点名记错了/)
})

test('one whose holder has withdrawn is valid, and says that it proves nothing of anybody any more', async () => {
  const number = await aNumber()
  await certificates.update(number, {}, { name: null, personId: null })
  expect((await open(`/certificate/${number}`)).body).toContain('姓名已删除，不能再证明是谁的')
})

test('a number that nobody has is answered alike, whether it could be one or not, and is not repeated', async () => {
  const pages = await Promise.all(
    [certificateNoFrom('0'.repeat(15)), 'hello', '%E0%A4%A', '"><script>alert(1)</script>', 'a'.repeat(5000)].map((number) =>
      open('/certificate', { number }),
    ),
  )
  for (const page of pages) {
    expect(page).toMatchObject({ statusCode: 404, body: expect.stringContaining('没有这个编号') })
    expect(page.body).toBe(pages[0]?.body)
  }
})

test('a title is a title, whatever it looks like; the page runs no script and loads nothing', async () => {
  const number = await aNumber({ title: '<script>alert("示例")</script>', school: '"><img src=x onerror=alert(1)>' })
  const { body, headers } = await open(`/certificate/${number}`)
  expect(body).not.toMatch(/<script|<img/)
  expect(body).toContain('&lt;script&gt;alert(&quot;示例&quot;)&lt;/script&gt;')
  expect(body).not.toMatch(/<[^>]+(src|href)=/)
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^;]+'; form-action http:[^;]+\/certificate; base-uri/,
  )
})

test('only looking is possible, and the log keeps no number', async () => {
  const number = await aNumber()
  const main = createWeb(openEveryDomain().routes, () => city.now)
  expect(await main({ path: `/certificate/${number}`, httpMethod: 'POST' })).toMatchObject({
    statusCode: 405,
    headers: { allow: 'GET, HEAD' },
  })
  await open(`/certificate/${number}`)
  expect(city.log.join('\n')).toContain('web.certificate')
  expect(city.log.join('\n')).not.toContain(number)
})

test('what went wrong on our side is never the certificate’s fault', async () => {
  const { WEB_URL } = process.env
  delete process.env.WEB_URL
  const page = await open('/certificate')
  process.env.WEB_URL = WEB_URL
  expect(page).toMatchObject({ statusCode: 503, body: expect.stringContaining('这不说明证书有问题') })
})
