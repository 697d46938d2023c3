import Taro from '@tarojs/taro'
import { render } from '@testing-library/react'
import type { PassEnd } from '../../contract/pass/passHolder'
import { passSecret } from '../../src/packages/pass/phone/usePassSecret'
import UsesPage from '../../src/packages/pass/rider/uses'
import { anOwnUse } from '../builders/gates'
import { aKeptSecret } from '../builders/passViews'
import { daysAfter, minutesAfter, NOON } from '../builders/time'
import { aRiderView } from '../builders/views'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { mine, newPhones, open, says, saysNot, tap } from '../support/taro/passPage'

jest.mock('../../src/ui/qr/QrCode', () => jest.requireActual('../support/taro/shownCode'))

/** Every state in which a pass can be, and what its holder can do about it. */
newPhones()

const later = minutesAfter(NOON, 5).toISOString()
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

describe('a pass on no phone yet', () => {
  const unbound = { phone: 'none', boundAt: null, offline: null } as const

  test('is put on this one by a tap, never by itself', async () => {
    await passSecret.remove()
    const { inputsOf } = await open(unbound)
    says('在这部手机上用小哥码')
    await pass(60_000)
    expect(inputsOf('pass.bind')).toEqual([])
    await tap('在这部手机启用')
    expect(inputsOf('pass.bind')).toMatchObject([{ move: false }])
    says(/秒后自动更新/)
    expect(await passSecret.get()).toEqual(aKeptSecret())
  })

  test('says why it could not be, and can be tried again', async () => {
    await passSecret.remove()
    let lost = true
    const { inputsOf } = await open(unbound, {
      'pass.bind': () => (lost ? null : { ok: true, data: { ...mine(), seed: aKeptSecret().seed, keyNo: 1 } }),
    })
    await tap('在这部手机启用')
    await pass(10_000)
    says(/网络不稳，不知道办成没有/)
    lost = false
    await tap('在这部手机启用')
    says(/秒后自动更新/)
    expect(inputsOf('pass.bind').length).toBeGreaterThan(1)
  })
})

describe('a pass on this phone', () => {
  test('whose secret was lost gets it again by itself', async () => {
    await passSecret.remove()
    const { inputsOf } = await open()
    expect(inputsOf('pass.bind')).toMatchObject([{ move: false }])
    says(/秒后自动更新/)
  })

  test('whose secret is of an earlier binding shows no dead code: it asks for the one in force', async () => {
    const { inputsOf } = await open(
      { boundAt: later },
      {
        'pass.bind': () => ({ ok: true, data: { ...mine({ boundAt: later }), seed: aKeptSecret().seed, keyNo: 3 } }),
      },
    )
    expect(inputsOf('pass.bind')).toMatchObject([{ move: false }])
    expect(await passSecret.get()).toEqual({ ...aKeptSecret({ boundAt: later }), keyNo: 3 })
  })

  test('that can not be asked says that it needs the network once', async () => {
    await passSecret.remove()
    await open({}, { 'pass.bind': () => null })
    await pass(10_000)
    says(/这部手机要联网一次/)
    says('再试一次')
  })

  test('a phone that can not store the secret says so', async () => {
    await passSecret.remove()
    const setStorage = jest.mocked(Taro.setStorage)
    const works = setStorage.getMockImplementation()
    setStorage.mockRejectedValue({ errMsg: 'setStorage:fail exceed storage max size' })
    await open()
    says(/手机存不下了/)
    setStorage.mockImplementation(works)
  })
})

describe('a pass on another phone', () => {
  const elsewhere = { phone: 'other', boundAt: later, offline: null } as const

  test('is moved after a second question that says what happens', async () => {
    const { inputsOf } = await open(elsewhere, {
      'pass.bind': () => ({ ok: true, data: { ...mine({ boundAt: later }), seed: aKeptSecret().seed, keyNo: 2 } }),
    })
    says(/今天 12:05 起，由那部手机出码/)
    await tap('换到这部手机')
    says(/另一部手机上的码马上失效/)
    await tap('先不换')
    expect(inputsOf('pass.bind')).toEqual([])
    await tap('换到这部手机')
    await tap('换到这部手机')
    expect(inputsOf('pass.bind')).toMatchObject([{ move: true }])
    says(/秒后自动更新/)
  })

  test('leaves no secret on this one: its codes are dead', async () => {
    await open(elsewhere)
    await pass(0)
    expect(await passSecret.get()).toBeNull()
  })

  test('moved too often says from when it can be moved again', async () => {
    const movableAt = daysAfter(NOON, 2).toISOString()
    await open(elsewhere, { 'pass.bind': () => ({ ok: false, error: { code: 'MOVES_EXHAUSTED', details: { movableAt } } }) })
    await tap('换到这部手机')
    await tap('换到这部手机')
    says(/11月25日 12:00以后才能再换/)
  })
})

describe('a pass that does not hold', () => {
  const ended = (reason: PassEnd, until: string | null = null) => ({ reason, since: NOON.toISOString(), until })

  test('suspended: why, until when, and an appeal', async () => {
    await open({ state: 'suspended', end: ended('dangerousRiding', daysAfter(NOON, 3).toISOString()) })
    says(/原因：在小区里骑车太快、太险（今天 12:00 起）。11月26日 12:00 自动恢复/)
    saysNot(/秒后自动更新/)
    await tap('申诉')
    expect(opened()).toEqual(['/packages/pass/rider/appeal/index'])
  })

  test.each([
    ['waiting', /今天 12:00 申诉了，区工作人员在看/],
    ['refused', /上次申诉没有通过：监控里看得清楚/],
  ] as const)('an appeal that is %s shows', async (state, words) => {
    const answer = state === 'refused' ? '监控里看得清楚' : null
    await open({ state: 'revoked', end: ended('sharedPass'), appeal: { state, at: NOON.toISOString(), text: '不是我', answer } })
    says(words)
    if (state === 'waiting') saysNot('申诉')
    else says('再申诉一次')
  })

  test.each([
    ['leftStation', '去新站点登记'],
    ['identityMoved', null],
  ] as const)('%s is no matter for an appeal', async (reason, way) => {
    await open({ state: 'suspended', end: ended(reason) })
    saysNot('申诉')
    if (way) says(way)
  })

  test('expired and renewable: one tap and it holds again', async () => {
    const { inputsOf } = await open(
      { state: 'expired', renewable: true, expiresAt: NOON.toISOString() },
      {
        'pass.renew': () => ({ ok: true, data: mine() }),
      },
    )
    says(/11月23日到期了/)
    await tap('续期')
    expect(inputsOf('pass.renew')).toHaveLength(1)
    says(/秒后自动更新/)
  })
})

describe('what to do soon, while it holds', () => {
  test('sign the convention, renew, find a station', async () => {
    await open({ renewable: true, suspendsAt: later, convention: { version: 1, acceptedAt: null } })
    says(/秒后自动更新/)
    says(/续一下就能接着用/)
    says(/你已离开站点，小哥码用到 今天 12:05/)
    await tap('看公约，签一下')
    expect(opened()).toEqual(['/packages/pass/rider/convention/index'])
  })
})

describe('UM3: a guard keeps the rider out', () => {
  const keptOut = anOwnUse({ outcome: 'refused', guardRefusal: 'noHelmet', method: 'liveCode' })
  const uses = () => ({ ok: true as const, data: { uses: [keptOut], next: null } })

  test('the open pass page says why, and leads to the place to object', async () => {
    await open({}, { 'pass.uses': uses })
    await pass(10_000)
    says('12:00 示例小区 · 西门 门岗没让进：没戴头盔')
    await tap('不同意？告诉物业')
    expect(opened()).toEqual(['/packages/pass/rider/uses/index'])
  })

  test('the list of uses names the reason and takes the objection, once', async () => {
    let objectedAt: string | null = null
    const { inputsOf } = backendOf({
      'pass.uses': () => ({ ok: true, data: { uses: [{ ...keptOut, objectedAt }], next: null } }),
      'pass.objectToUse': () => {
        objectedAt = later
        return { ok: true, data: { ...keptOut, objectedAt } }
      },
    })
    render(<UsesPage />, { wrapper: pageFrame().wrapper })
    await pass(10)
    says(/门岗：没戴头盔/)
    await tap('我不同意，告诉物业')
    expect(inputsOf('pass.objectToUse')).toEqual([{ useId: 'use_1' }])
    says(/你告诉过物业你不同意/)
    saysNot('我不同意，告诉物业')
  })
})

describe('who has no pass', () => {
  const none = { 'pass.mine': () => ({ ok: true as const, data: { pass: null, now: NOON.toISOString() } }) }

  test('sees how far the registration has come', async () => {
    await open({}, none)
    says('待站点担保')
  })

  test('and was verified a moment ago: it is on its way', async () => {
    const data = { rider: aRiderView({ status: 'verified' }), consents: [], workplaces: [], unread: 0, messageCredits: 0 }
    await open({}, { ...none, 'account.me': () => ({ ok: true, data }) })
    says('小哥码正在准备')
  })
})
