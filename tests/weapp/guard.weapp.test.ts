import { stepAt, withLiveCode } from '../../contract/pass/passCode'
import { codeByNode } from '../builders/passVectors'
import { openCompound, sampleCompound, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { type Phone, storageOf } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** A guard's shift in the built mini-program, with the built functions behind it. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })
const { compoundId } = sampleCompound
const page = `packages/pass/gate/duty/index?compoundId=${compoundId}`

/** A rider's phone with a bound pass: what it shows, at this moment. */
interface Shown {
  /** The rotating code. */
  live(): string
  /** Both parts, for a guard without network. */
  offline(): Promise<string>
}

async function riderWithPass(openid: string, name: string): Promise<Shown> {
  const rider = await verifiedRider(district, openid, name)
  const deviceId = `dev_${openid}`
  const { pass, seed, keyNo } = await rider.ask('pass.bind', { deviceId, move: false })
  const live = () => codeByNode({ passId: pass.passId, seed, keyNo, audience: 'gate', step: stepAt(new Date()) })
  return {
    live,
    offline: async () => {
      const { pass: mine } = await rider.ask('pass.mine', { deviceId })
      return withLiveCode(mine?.offline?.text ?? '', live())
    },
  }
}

const guardsStorage = () => storageOf({ emulatorUrl: district.emulator.url, localOpenid: 'guard' })

async function guardAtTheGate(storage = guardsStorage()): Promise<Phone> {
  const guard = await phones.open({ storage, launchPath: `/${page}` })
  await guard.waitFor('西门 · 值班')
  await guard.waitFor('联网核验')
  return guard
}

const scan = async (guard: Phone, code: string) => {
  guard.answers.scanned = { result: code }
  await guard.tap('扫小哥的码')
}

/** The compound's log, as the server has it: the newest first. */
const log = async () => {
  const { uses } = await district.phone('guard').ask('gate.today', { compoundId })
  return uses.map(({ holder, outcome, method, guardRefusal, undone, suspicious }) => ({
    ...{ name: holder?.maskedName, outcome, method, guardRefusal, undone, suspicious },
  }))
}

beforeAll(async () => {
  await openCompound(district)
  const { code } = await district.phone('property').ask('compound.inviteGuard', { compoundId, label: '示例门岗' })
  await district.phone('guard').ask('role.accept', { code })
})

test('a rider is let in, another is kept out after all, a mistake is taken back', async () => {
  const li = await riderWithPass('guardrider1', '李示例')
  const wang = await riderWithPass('guardrider2', '王示例')
  const zhao = await riderWithPass('guardrider3', '赵示例')
  const guard = await guardAtTheGate()

  await scan(guard, li.live())
  await guard.waitFor('可以进')
  expect(guard.text()).toContain('已联网核验')
  await guard.tap('放行')

  await scan(guard, wang.live())
  await guard.waitFor('可以进')
  await guard.tap('拒绝')
  await guard.tap('没戴头盔')
  await guard.tap('拒绝进入')
  await guard.waitFor('已拒绝')
  expect(guard.text()).toContain('物业已经收到：没戴头盔')
  await guard.tap('知道了')

  await scan(guard, zhao.live())
  await guard.waitFor('可以进')
  await guard.tap('点错了')
  await guard.waitFor('已撤销')

  expect(await log()).toMatchObject([
    { name: '赵*', outcome: 'enter', undone: true },
    { name: '王*', outcome: 'refused', guardRefusal: 'noHelmet' },
    { name: '李*', outcome: 'enter', method: 'liveCode', undone: false },
  ])
})

test('a code that was seen before opens nothing', async () => {
  const rider = await riderWithPass('guardrider4', '钱示例')
  const guard = await guardAtTheGate()
  const code = rider.live()
  await scan(guard, code)
  await guard.waitFor('可以进')
  await guard.tap('放行')
  await scan(guard, code)
  await guard.waitFor('换一下码')
  expect(guard.text()).toContain('这个码用过了')
})

test('without network the guard goes on by the list, and what was decided arrives once', async () => {
  const rider = await riderWithPass('guardrider5', '孙示例')
  const shown = await rider.offline()
  const guard = await guardAtTheGate()
  const before = (await log()).length

  await guard.setNetwork('none')
  await guard.waitFor('没有网络 · 用')
  await scan(guard, shown)
  await guard.waitFor('看清楚再放')
  expect(guard.text()).toContain('照片看不到，请对一下姓')
  await guard.tap('放行')
  await guard.waitFor('恢复后自动补传 1 条')
  // Shown once more, it is the same entry.
  await scan(guard, shown)
  await guard.waitFor('算同一次')
  await guard.tap('放行')
  expect(guard.text()).toContain('恢复后自动补传 1 条')

  await guard.setNetwork('4g')
  await guard.waitFor('补传好了 1 条')
  const entries = await log()
  expect(entries).toHaveLength(before + 1)
  expect(entries[0]).toMatchObject({ name: '孙*', outcome: 'enter', method: 'offlinePass', suspicious: false })
})

test('what waits survives a restart, and is sent at the next visit', async () => {
  const rider = await riderWithPass('guardrider6', '周示例')
  const shown = await rider.offline()
  const storage = guardsStorage()
  const guard = await guardAtTheGate(storage)
  await guard.setNetwork('none')
  await guard.waitFor('没有网络 · 用')
  await scan(guard, shown)
  await guard.waitFor('看清楚再放')

  const again = await phones.open({ storage, launchPath: `/${page}`, networkType: 'none' })
  // The app was closed in the middle; the new start knows gate, list and what waits.
  await again.waitFor('恢复后自动补传 1 条')
  expect(again.text()).toContain('西门 · 值班')
  await again.setNetwork('4g')
  await again.waitFor('补传好了 1 条')
  expect((await log())[0]).toMatchObject({ name: '周*', method: 'offlinePass' })
})

test('a pass that ended is refused without network, by the list that the phone has', async () => {
  const rider = await riderWithPass('guardrider7', '吴示例')
  const shown = await rider.offline()
  // Moving to another phone kills the codes of this one.
  await district.phone('guardrider7').ask('pass.bind', { deviceId: 'dev_another', move: true })
  const guard = await guardAtTheGate()
  await guard.setNetwork('none')
  await guard.waitFor('没有网络 · 用')
  await scan(guard, shown)
  await guard.waitFor('不能进')
  expect(guard.text()).toContain('这是旧手机上的码')
})
