import { render } from '@testing-library/react'
import { appeal } from '../../contract/pass/sanction'
import AppealPage, { LONGEST, SHORTEST } from '../../src/packages/pass/rider/appeal'
import { aPassView } from '../builders/passViews'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { fillIn } from '../support/taro/hand'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'

/** The holder's appeal, in own words. */

const end = { reason: 'dangerousRiding', since: NOON.toISOString(), until: null } as const
const suspended = aPassView({ state: 'suspended', end })

async function open(view: typeof suspended | null, answers: Answers = {}) {
  const backend = backendOf({ 'pass.mine': () => ({ ok: true, data: { pass: view, now: NOON.toISOString() } }), ...answers })
  render(<AppealPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

atNoon()

test('the form has the bounds of the contract', () => {
  const { text } = appeal.input.shape
  const fits = (length: number) => text.safeParse('字'.repeat(length)).success
  expect([SHORTEST - 1, SHORTEST, LONGEST, LONGEST + 1].map(fits)).toEqual([false, true, true, false])
})

test('what is too short or too long is said at the field, and not sent', async () => {
  const { inputsOf } = await open(suspended)
  says(/原因：在小区里骑车太快、太险/)
  await tap('交上去')
  says(`至少要 ${SHORTEST} 个字`)
  await fillIn('textarea', '字'.repeat(LONGEST + 1))
  saysNot(`至少要 ${SHORTEST} 个字`)
  await tap('交上去')
  says(`最多 ${LONGEST} 个字，请删减`)
  expect(inputsOf('appeal.file')).toEqual([])
})

test('is filed without the spaces around it', async () => {
  const filed = { state: 'waiting', at: NOON.toISOString(), text: '那天不是我骑的车', answer: null } as const
  const { inputsOf } = await open(suspended, { 'appeal.file': () => ({ ok: true, data: filed }) })
  await fillIn('textarea', '  那天不是我骑的车\n')
  await tap('交上去')
  expect(inputsOf('appeal.file')).toEqual([{ text: '那天不是我骑的车' }])
  says('申诉交上去了')
})

test('words that WeChat refuses stay in the field, to be changed', async () => {
  await open(suspended, { 'appeal.file': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: {} } }) })
  await fillIn('textarea', '不好听的几个字')
  await tap('交上去')
  says(/没有通过微信的内容检查/)
  expect(document.querySelector('textarea')?.value).toBe('不好听的几个字')
})

test('one that waits is shown, and no second one can be filed', async () => {
  await open({ ...suspended, appeal: { state: 'waiting', at: NOON.toISOString(), text: '那天不是我', answer: null } })
  says('你写的是：那天不是我')
  saysNot('交上去')
})

test.each([[null], [aPassView()]])('nothing to appeal against: says so', async (view) => {
  await open(view)
  says('不用申诉')
})
