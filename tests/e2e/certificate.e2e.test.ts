import { certificateNoOf, certificates } from '../../cloudfunctions/domains/course/certificates/certificateDocument'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import { certificateNoText } from '../../contract/course/certificateNo'
import { aCertificate } from '../builders/certificates'
import { sessionId } from '../builders/offerings'
import { browserPhones } from '../support/browser'
import { codeInPicture } from '../support/camera/screen'
import { withDistrict } from '../support/district'

/** A certificate from the phone of who has it to the browser of who checks it. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const openid = 'certified'

/** Puts a certificate in place as the timer would have issued it. */
async function issued(name: string): Promise<string> {
  const [session, personId] = [sessionId(name), personIdOf(openid)]
  const number = certificateNoOf(session, personId)
  await certificates.insert(aCertificate({ _id: number, sessionId: session, personId, name: '张*', title: '防御性驾驶（示例）' }))
  return certificateNoText(number)
}

const openCertificate = (number: string, fontScale = 1) =>
  openPhone({ url: district.emulator.url, openid, page: `packages/course/rider/certificate/index?number=${number}`, fontScale })

test.each([1, 1.5])('the code in the picture opens the public page, at font %d', async (fontScale) => {
  const number = await issued(`picture${fontScale * 10}`)
  const phone = await openCertificate(number, fontScale)
  await phone.sees('防御性驾驶（示例）')
  await phone.tap('存成图片')
  const picture = await phone.page.locator('.share__picture img').getAttribute('src')
  const address = await codeInPicture(phone.page, picture?.replace(/^data:image\/png;base64,/, '') ?? '')
  expect(address).toBe(`${district.emulator.url}/http/web/certificate/${number.replaceAll('-', '')}`)
  const answer = await fetch(address ?? '')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const page = await answer.text()
  for (const words of ['有效', '张*', '防御性驾驶（示例）', number]) expect(page).toContain(words)
  expect(phone.errors).toEqual([])
})

test('who has only the number types it into the page, by hand', async () => {
  const number = await issued('typed')
  const { page, errors } = await openCertificate(number)
  await page.goto(`${district.emulator.url}/http/web/certificate`)
  await page.getByLabel('输入证书编号').fill(` ${number.toLowerCase().replace('-', ' ')} `)
  await page.getByRole('button', { name: '查证书真假' }).click()
  await page.getByRole('heading', { name: '有效' }).waitFor()
  await page.getByLabel('查另一张').fill('0000-0000-0000-0001')
  await page.getByRole('button', { name: '查证书真假' }).click()
  await page.getByRole('heading', { name: '没有这个编号' }).waitFor()
  expect(errors).toEqual([])
})

test('once it is revoked both say so: to its holder why, to others only that', async () => {
  const number = await issued('revoked')
  await district.phone('staff').ask('certificate.revoke', { number, reason: '示例：第 2 节点名记错了' })
  const phone = await openCertificate(number)
  await phone.sees('示例：第 2 节点名记错了')
  const page = await (await fetch(`${district.emulator.url}/http/web/certificate/${number}`)).text()
  expect(page).toContain('已撤销')
  expect(page).not.toContain('点名记错了')
})
