import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import type { TownId } from '../../contract/account/ids'
import type { CompoundId } from '../../contract/pass/ids'
import type { CompoundRow } from '../../contract/pass/pass'
import CompoundPage from '../../src/packages/pass/rider/compound'
import type { Compound } from '../../src/packages/pass/rider/compound/useListing'
import ConventionPage from '../../src/packages/pass/rider/convention'
import { convention } from '../../src/packages/pass/words/convention'
import { aHolder } from '../builders/compoundViews'
import { aPassView } from '../builders/passViews'
import { daysAfter, NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { tap as tapOnce } from '../support/taro/hand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** One compound as a rider sees it: how to get in, and the white list. */

const compound = (overrides: Partial<Compound> = {}): Compound => ({
  compoundId: 'cmp_sample' as CompoundId,
  name: '示例小区',
  kind: 'compound',
  level: 'friendly',
  townId: 'twn_1' as TownId,
  who: 'whiteList',
  mine: null,
  community: '示例社区',
  open: true,
  rules: { who: 'whiteList', workKinds: ['courier'], hours: [], eBikes: true, eBikesClosed: [] },
  hotline: '0512-6300 0000',
  note: '走 2 号梯',
  faceReaders: false,
  map: null,
  ...overrides,
})

type Mine = NonNullable<CompoundRow['mine']>
const listing = (overrides: Partial<Mine> = {}): Mine => ({
  state: 'approved',
  since: NOON.toISOString(),
  until: daysAfter(NOON, 30).toISOString(),
  reason: null,
  face: false,
  ...overrides,
})

async function settle() {
  for (const _ of ['asked', 'answered']) await pass(10)
}

async function open(shown: Compound, answers: Answers = {}) {
  const backend = backendOf({ 'pass.compound': () => ({ ok: true, data: shown }), ...answers })
  setParams({ compoundId: 'cmp_sample' })
  render(<CompoundPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

const tap = async (words: string) => {
  await tapOnce(words)
  await settle()
}
const went = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('says how one gets in, what to know inside, and whom to call', async () => {
  await open(compound())
  for (const words of ['示例小区', '友好小区', '示例社区', '先申请白名单，物业批准后才能进', '只让快递员进', '物业提醒：走 2 号梯'])
    says(words)
  await tap('打热线 0512-6300 0000')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0512-6300 0000' })
})

test('asks for the white list; the answer shows at once', async () => {
  const mine = listing({ state: 'asked', until: null })
  const { inputsOf } = await open(compound(), { 'pass.askListing': () => ({ ok: true, data: { mine } }) })
  await tap('申请白名单')
  expect(inputsOf('pass.askListing')).toEqual([{ compoundId: 'cmp_sample' }])
  says('等物业批准')
  says('撤回申请')
})

test('without the convention it leads there', async () => {
  await open(compound(), { 'pass.askListing': () => ({ ok: false, error: { code: 'CONVENTION_NOT_ACCEPTED', details: {} } }) })
  await tap('申请白名单')
  says('要先签文明公约，才能进白名单')
  await tap('去签文明公约')
  expect(went()).toEqual(['/packages/pass/rider/convention/index'])
})

const asking = (pass: Parameters<typeof aPassView>[0]): Answers => ({
  'pass.mine': () => ({ ok: true, data: { pass: aPassView(pass), now: NOON.toISOString() } }),
})

test('UM10: the convention is asked for before the tap, and signing it asks for the white list at once', async () => {
  const unsigned = { convention: { version: convention.version, acceptedAt: null }, holder: aHolder({ workKind: 'courier' }) }
  await open(compound(), asking(unsigned))
  says('申请前要先签文明公约，签好就直接申请。')
  saysNot('申请白名单')
  await tap('先签文明公约')
  expect(went()).toEqual(['/packages/pass/rider/convention/index?compoundId=cmp_sample'])
  cleanup()
  const signed = aPassView({ convention: { version: convention.version, acceptedAt: NOON.toISOString() } })
  const { inputsOf } = backendOf({
    ...asking(unsigned),
    'convention.accept': () => ({ ok: true, data: { pass: signed, now: NOON.toISOString() } }),
    'pass.askListing': () => ({ ok: true, data: { mine: listing({ state: 'asked', until: null }) } }),
  })
  render(<ConventionPage />, { wrapper: pageFrame().wrapper })
  await settle()
  await tap('我同意，照着做，并申请白名单')
  expect(inputsOf('pass.askListing')).toEqual([{ compoundId: 'cmp_sample' }])
  expect(Taro.navigateBack).toHaveBeenCalled()
})

test('UM9: whom the rules keep out reads so instead of asking in vain', async () => {
  await open(compound(), asking({ holder: aHolder({ workKind: 'streamer' }) }))
  says(/这里只让快递员进，你登记的工种批了也进不来/)
  saysNot('申请白名单')
})

test('UM11: who isn’t verified reads what the place is for, and how to come by it', async () => {
  await open(compound(), { 'pass.compound': () => ({ ok: false, error: { code: 'FORBIDDEN', details: { lacking: 'verification' } } }) })
  says('认证小哥才能用')
  await tap('去登记认证')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/pass/index' })
})

test('leaves after a second question', async () => {
  const { inputsOf } = await open(compound({ mine: listing() }), { 'pass.leaveListing': () => ({ ok: true, data: { mine: null } }) })
  says('有效到 12月23日，到期前可以再申请。')
  await tap('退出白名单')
  await tap('先不退出')
  expect(inputsOf('pass.leaveListing')).toEqual([])
  await tap('退出白名单')
  await tap('退出白名单')
  expect(inputsOf('pass.leaveListing')).toHaveLength(1)
  says('申请白名单')
})

test.each([
  ['refused', '没批准', '原因：不常来这个小区。情况变了可以再申请。'],
  ['removed', '已移出', '原因：不常来这个小区。情况变了可以再申请；有疑问请联系物业。'],
] as const)('%s says why, and can be asked for again', async (state, word, words) => {
  await open(compound({ mine: listing({ state, reason: 'notKnownHere' }) }))
  says(word)
  says(words)
  says('再申请一次')
})

describe('face entry', () => {
  const withFaces = compound({ faceReaders: true, mine: listing() })

  test('is offered where there are readers, on the white list', async () => {
    await open(compound({ faceReaders: true }))
    saysNot('打开人脸进门')
    cleanup()
    await open(compound({ mine: listing() }))
    saysNot('打开人脸进门')
  })

  test('needs a consent of its own, and leads to it', async () => {
    const details = { kind: 'face', version: 1 } as const
    await open(withFaces, { 'pass.setFace': () => ({ ok: false, error: { code: 'CONSENT_REQUIRED', details } }) })
    await tap('打开人脸进门')
    await tap('去同意人脸进门')
    expect(went()).toEqual(['/packages/account/person/consents/index'])
  })

  test('goes on and off', async () => {
    const { inputsOf } = await open(withFaces, {
      'pass.setFace': ({ on }) => ({ ok: true, data: { mine: listing({ face: on }) } }),
    })
    await tap('打开人脸进门')
    says('已打开')
    await tap('不用人脸了，删除门禁里的照片')
    says('没打开')
    expect(inputsOf('pass.setFace')).toEqual([
      { compoundId: 'cmp_sample', on: true },
      { compoundId: 'cmp_sample', on: false },
    ])
  })
})

test('where any pass does, nobody has to ask', async () => {
  await open(compound({ rules: { ...compound().rules, who: 'anyPass' }, who: 'anyPass' }))
  says('小哥码能用，就能进')
  saysNot('申请白名单')
})

test('one that takes no part now says so, and takes no questions', async () => {
  await open(compound({ open: false }))
  says(/这里现在停用小哥码/)
  saysNot('申请白名单')
})
