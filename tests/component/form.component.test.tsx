import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import * as z from 'zod/mini'
import type { AnyRefusal } from '../../src/services/refusal'
import { Button } from '../../src/ui/button/Button'
import { TextField } from '../../src/ui/form/TextField'
import { useForm } from '../../src/ui/form/useForm'
import '../../src/packages/account/words/refusals'

const schema = z.strictObject({ name: z.string().check(z.minLength(2)), code: z.string() })
type Reply = { ok: true } | { ok: false; error: AnyRefusal }
const send = jest.fn<Promise<Reply>, [{ name: string; code: string }]>()
const done = jest.fn()

function Page() {
  const form = useForm<{ name: string; code: string }, { name: string; code: string }, Reply>({
    schema,
    initial: { name: '' },
    send,
    done,
    fieldOf: { UNDER_AGE: 'code' },
  })
  return (
    <>
      <TextField label="姓名" {...form.field('name')} />
      <TextField label="号码" masked="32**12" {...form.field('code')} />
      {form.problem && <div>{form.problem}</div>}
      <Button onTap={form.submit}>提交</Button>
    </>
  )
}

const type = (index: number, value: string) => fireEvent.change(screen.getAllByRole('textbox')[index] as HTMLElement, { target: { value } })
const submit = () => act(async () => void fireEvent.click(screen.getByText('提交')))
const below = (id: string) => document.getElementById(id)?.textContent
const refusal = <R extends AnyRefusal>(error: R) => Promise.resolve({ ok: false, error } as const)

beforeEach(() => {
  jest.clearAllMocks()
  render(<Page />)
})

test('what is missing stands at its field, the first comes into view, nothing is sent', async () => {
  await submit()
  expect(below('field-name')).toContain('这一项要填')
  expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#field-name' }))
  expect(send).not.toHaveBeenCalled()
})

test('the error goes as soon as somebody mends it', async () => {
  type(0, '王')
  await submit()
  expect(below('field-name')).toContain('至少要 2 个字')
  type(0, '王建')
  expect(below('field-name')).not.toContain('至少')
})

test('what came along with something pasted is dropped before anybody meets a refusal (sheet-with-control-characters)', async () => {
  send.mockReturnValue(Promise.resolve({ ok: true }))
  type(0, '王\u200b建\u000b国\u202e')
  fireEvent.click(screen.getByText('更换'))
  type(1, 'A\u00ad1')
  await submit()
  expect(send).toHaveBeenCalledWith({ name: '王建 国', code: 'A1' })
})

test('a masked value stays until it is changed', async () => {
  expect(screen.getAllByRole('textbox')).toHaveLength(1)
  fireEvent.click(screen.getByText('更换'))
  expect(await screen.findAllByRole('textbox')).toHaveLength(2)
})

describe('filled in right', () => {
  beforeEach(async () => {
    type(0, '示例甲')
    await act(async () => void fireEvent.click(screen.getByText('更换')))
    type(1, 'abc')
  })

  test('is sent once and done', async () => {
    send.mockResolvedValue({ ok: true })
    await submit()
    expect(send).toHaveBeenCalledWith({ name: '示例甲', code: 'abc' })
    expect(done).toHaveBeenCalledTimes(1)
  })

  test('a field that the server refuses shows it there', async () => {
    send.mockReturnValue(refusal({ code: 'INVALID_INPUT', details: { field: 'name', rule: 'characters' }, requestId: 'r' }))
    await submit()
    expect(below('field-name')).toContain('汉字')
  })

  test('a refusal about a field stands at that field', async () => {
    send.mockReturnValue(refusal({ code: 'UNDER_AGE', details: { minimumAge: 16 }, requestId: 'r' }))
    await submit()
    expect(below('field-code')).toContain('未满 16 周岁')
  })

  test('any other refusal stands above the button', async () => {
    send.mockReturnValue(refusal({ code: 'OFFLINE', details: {}, requestId: 'r' }))
    await submit()
    expect(screen.getByText(/没有网络/)).toBeTruthy()
    expect(done).not.toHaveBeenCalled()
  })
})
