import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Verdict } from '../../../contract/pass/gateVerdict'
import { aVerdict } from '../../../tests/builders/gates'
import { aHome } from '../../../tests/builders/homeViews'
import { aPassView } from '../../../tests/builders/passViews'
import { GUARD } from '../../../tests/builders/posts'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering, answeringAlso } from './standIns'
import { inTurn, tap } from './steps'

const pass = shotsOf('pages/pass/index')
const rider = shotsOf('packages/pass/rider/')

/** Makes this phone the one with the codes: at once, or after the question where another one had them. */
const withCode = async (page: Page) => {
  const first = page.getByText('在这部手机启用', { exact: true })
  const moved = page.getByText('换到这部手机', { exact: true })
  await first.or(moved).first().waitFor()
  if (await first.isVisible()) await first.click()
  else {
    await moved.first().click()
    await moved.last().click()
  }
  await page.getByText('秒后自动更新').waitFor()
}

const photoUrl = `data:image/jpeg;base64,${readFileSync('seed/portraits/1.jpg').toString('base64')}`
const holder = { maskedName: '张*', workKind: 'deliveryRider', platform: '美团', station: '同里湖站（示例）', photoUrl } as const

/** The page that WeChat's scanner opens at a gate, answered so. */
const gate = (name: string, caption: string, verdict: Partial<Verdict>): Shot =>
  rider(
    name,
    'rider-1',
    'gate/index?scene=G0000000000000000I',
    caption,
    answering(() => {
      const now = new Date().toISOString()
      return { 'pass.enterGate': aVerdict({ at: now, now, method: 'gateCode', holder, ...verdict }) }
    }),
  )

/** A rider who stands at a gate, too. */
const alsoGuard = answeringAlso(() => {
  const pass = { pass: aPassView({ phone: 'none', boundAt: null }), now: new Date().toISOString() }
  const home = aHome({ me: { workplaces: [GUARD] }, pass })
  return { 'home.show': home, 'account.me': home.me, 'pass.mine': pass }
})
const home = shotsOf('pages/home/index')
const tabs = (name: string, openid: string, caption: string, ...steps: Prepare[]) => home(name, openid, '', caption, inTurn(...steps))

export const passShots: readonly Shot[] = [
  pass('pass-new', 'new-rider', '', '小哥码，还没登记'),
  pass('pass-waiting', 'rider-4', '', '小哥码，等区里审核'),
  pass('pass-verified', 'rider-1', '', '小哥码，还没在手机上启用'),
  pass('pass-code', 'rider-1', '', '小哥码，亮码给门岗', withCode),
  pass('pass-offline', 'rider-7', '', '小哥码，给没有网络的门岗', inTurn(withCode, tap('门岗没有网络？'))),
  pass('pass-counter', 'rider-8', '', '小哥码，给店员', inTurn(withCode, tap('优惠'))),
  tabs('pass-work', 'guard-1', '值班，只有岗位的门岗', tap('值班')),
  tabs('pass-both', 'rider-1', '小哥码，也是门岗', alsoGuard, tap('小哥码')),
  tabs('pass-both-work', 'rider-1', '小哥码，也是门岗，在值班', alsoGuard, tap('小哥码'), tap('值班')),
  gate('gate-in', '扫门口码，可以进', { note: '电动车停西门右侧，货梯在 3 幢', hasMap: true }),
  gate('gate-refused', '扫门口码，电动车现在不能进', {
    outcome: 'refused',
    refusal: { reason: 'eBike', closed: [{ from: '13:00', to: '14:30' }] },
  }),
  rider('pass-compounds', 'rider-1', 'compounds/index', '友好小区'),
  rider('pass-compound', 'rider-1', 'compound/index?compoundId=cmp_1', '一个小区，怎么进'),
  rider('pass-convention', 'rider-1', 'convention/index', '文明公约'),
  rider('pass-appeal', 'rider-1', 'appeal/index', '申诉，没有什么要申诉的'),
  rider('pass-uses', 'rider-1', 'uses/index', '我的通行记录'),
]
