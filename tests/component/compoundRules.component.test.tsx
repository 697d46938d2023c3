import { useQueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { render, screen } from '@testing-library/react'
import type { CompoundView } from '../../contract/pass/compound'
import { RulesPage } from '../../src/packages/pass/compound/rules/RulesPage'
import { useCompound } from '../../src/packages/pass/compound/useCompound'
import { actionKey } from '../../src/services/useAction'
import { aCompoundView } from '../builders/compoundViews'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { fillIn, tap } from '../support/taro/hand'

/** The page above whatever is known of the compound, as the app shows it. */
function Page() {
  const { data } = useCompound('cmp_sample')
  const client = useQueryClient()
  const somebodyElseSaves = () =>
    client.setQueryData<CompoundView>(
      actionKey('compound.show', { compoundId: 'cmp_sample' }),
      (old) => old && { ...old, rules: { ...old.rules, eBikes: false } },
    )
  return (
    <>
      {data && <RulesPage compound={data} head={null} />}
      <button type="button" onClick={somebodyElseSaves}>
        别人保存
      </button>
    </>
  )
}

async function open(answers: Answers = {}, compound = aCompoundView()) {
  const backend = backendOf({ 'compound.show': () => ({ ok: true, data: compound }), ...answers })
  const page = render(<Page />, { wrapper: pageFrame().wrapper })
  await screen.findByText('谁能进')
  return { ...backend, leave: page.unmount }
}

const saving: Answers = {
  'compound.saveRules': ({ rules }) => ({ ok: true, data: aCompoundView({ rules: { ...rules, hours: [...rules.hours] } }) }),
}
const preview = () => screen.getByText('小哥会看到').parentElement?.textContent

afterEach(() => Taro.removeStorageSync('unsaved:rules:cmp_sample'))

test('what riders will read changes with every choice', async () => {
  await open()
  expect(preview()).toContain('先申请白名单')
  await tap('有小哥码就能进')
  expect(preview()).toContain('小哥码能用，就能进')
  await tap('停在门外，走进去')
  expect(preview()).toContain('电动车不能骑进去')
})

test('offline-queue-not-stored-unnoticed: a phone without room says that what isn’t saved goes with the page', async () => {
  await open(saving)
  const write = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  await tap('有小哥码就能进')
  expect(screen.getByText(/手机存不下了/)).toBeTruthy()
  write.mockRestore()
  await tap('停在门外，走进去')
  expect(screen.queryByText(/手机存不下了/)).toBeNull()
})

test('a window over midnight is said as one, and sent as it was picked', async () => {
  const { inputsOf } = await open(saving)
  await tap('加一段不能骑的时间')
  await fillIn('[data-picker]', '22:00', 0)
  await fillIn('[data-picker]', '06:00', 1)
  expect(screen.getByText('过了半夜：22:00–第二天 06:00')).toBeTruthy()
  await tap('保存规则')
  expect(inputsOf('compound.saveRules')).toMatchObject([{ rules: { eBikes: true, eBikesClosed: [{ from: '22:00', to: '06:00' }] } }])
  expect(screen.getByText('保存好了，小哥看到的就是新规则')).toBeTruthy()
  expect(screen.queryByText('有改动，还没保存')).toBeNull()
})

test('four windows are enough; one that is taken out makes room', async () => {
  await open()
  for (const _ of [1, 2, 3, 4]) await tap('加一段不能骑的时间')
  expect(screen.queryByText('加一段不能骑的时间')).toBeNull()
  expect(screen.getByText('最多 4 段')).toBeTruthy()
  await tap('去掉')
  expect(screen.getByText('加一段不能骑的时间')).toBeTruthy()
})

test('rules that let nobody in are not sent, and the error goes when it is mended', async () => {
  const { inputsOf } = await open(saving)
  for (const kind of ['快递员', '外卖骑手', '网约车司机', '网络主播']) await tap(kind)
  await tap('只在几段时间')
  await tap('保存规则')
  expect(screen.getByText(/至少选一种/)).toBeTruthy()
  expect(screen.getByText(/至少加一段时间/)).toBeTruthy()
  expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#field-workKinds' }))
  await tap('外卖骑手')
  expect(screen.queryByText(/至少选一种/)).toBeNull()
  await tap('加一段时间')
  await tap('保存规则')
  expect(inputsOf('compound.saveRules')).toMatchObject([
    { rules: { workKinds: ['deliveryRider'], hours: [{ from: '06:00', to: '22:00' }] } },
  ])
})

test('whoever leaves without saving finds the changes again', async () => {
  const { leave } = await open()
  await tap('有小哥码就能进')
  leave()
  await open()
  expect(screen.getByText(/上次改到一半/)).toBeTruthy()
  expect(preview()).toContain('小哥码能用，就能进')
  await tap('不改了')
  expect(preview()).toContain('先申请白名单')
  expect(screen.queryByText('有改动，还没保存')).toBeNull()
})

test('what somebody else saved meanwhile is not overwritten unseen', async () => {
  await open()
  await tap('有小哥码就能进')
  await tap('别人保存')
  expect(await screen.findByText(/会盖掉那次修改/)).toBeTruthy()
  await tap('不改了，看最新的')
  expect(preview()).toContain('电动车不能骑进去')
})

test('a refusal stays on the screen with what was changed', async () => {
  await open({ 'compound.saveRules': () => ({ ok: false, error: { code: 'FORBIDDEN', details: {}, message: '' } }) })
  await tap('有小哥码就能进')
  await tap('保存规则')
  expect(screen.getByText(/没有这个权限/)).toBeTruthy()
  expect(screen.getByText('有改动，还没保存')).toBeTruthy()
})
