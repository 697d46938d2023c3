import { onlineManager } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { useDraft } from '../../src/packages/account/person/register/useDraft'
import { aRegistrationForm } from '../builders/forms'
import { aRiderView } from '../builders/views'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'

const { photo } = aRegistrationForm()
const saved = { ok: true, data: aRiderView() } as const

function draft(answer: Answers['rider.saveDraft'], initial: Record<string, string> = {}) {
  const backend = backendOf({ 'rider.saveDraft': answer ?? (() => saved) })
  const onSaved = jest.fn()
  const onRefused = jest.fn()
  const { wrapper } = pageFrame()
  const hook = renderHook(({ values, enabled }) => useDraft({ values, enabled, onSaved, onRefused }), {
    wrapper,
    initialProps: { values: initial, enabled: true },
  })
  return {
    onSaved,
    onRefused,
    state: () => hook.result.current.kind,
    fill: (values: Record<string, string>, enabled = true) => hook.rerender({ values, enabled }),
    sent: () => backend.inputsOf('rider.saveDraft'),
  }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a pause after typing saves what changed and is right, once', async () => {
  const form = draft(() => saved, { realName: '示例甲' })
  form.fill({ realName: '示例乙' })
  await pass(300)
  form.fill({ realName: '示例乙丙', idNumber: '99' })
  await pass(5000)
  expect(form.sent()).toEqual([{ realName: '示例乙丙' }])
  expect(form.state()).toBe('saved')
  expect(form.onSaved).toHaveBeenCalledTimes(1)
})

test('nothing is sent of what the server has already', async () => {
  const form = draft(() => saved, { realName: '示例甲' })
  form.fill({ realName: '示例甲', idNumber: '' })
  await pass(60_000)
  expect(form.sent()).toEqual([])
  expect(form.state()).toBe('untouched')
})

test('while the application waits for the station nothing is saved field by field', async () => {
  const form = draft(() => saved)
  form.fill({ realName: '示例甲' }, false)
  await pass(60_000)
  expect(form.sent()).toEqual([])
})

test('a picture that is refused is told once, and doesn’t hold up what is typed next', async () => {
  const form = draft((fields) =>
    fields.photo ? { ok: false, error: { code: 'PHOTO_TOO_SMALL', message: '', details: { minimumPixels: 240 } } } : saved,
  )
  form.fill({ photo: photo ?? '' })
  await pass(60_000)
  expect(form.onRefused).toHaveBeenCalledTimes(1)
  form.fill({ photo: photo ?? '', realName: '示例甲' })
  await pass(5000)
  expect(form.sent()).toEqual([{ photo }, { realName: '示例甲' }])
  expect(form.state()).toBe('saved')
})

test('without network it says that nothing was saved, and saves when the network is back', async () => {
  const form = draft(() => saved)
  act(() => onlineManager.setOnline(false))
  form.fill({ realName: '示例甲' })
  await pass(5000)
  expect([form.state(), form.sent()]).toEqual(['notSaved', []])
  act(() => onlineManager.setOnline(true))
  await pass(5000)
  expect([form.state(), form.sent()]).toEqual(['saved', [{ realName: '示例甲' }]])
})
