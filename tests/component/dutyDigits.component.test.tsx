import { act, fireEvent, screen } from '@testing-library/react'
import { aVerdict } from '../builders/gates'
import { pass } from '../support/taro/backend'
import { later, newPhones, open, says, saysNot, tap } from '../support/taro/dutyPage'

newPhones()

describe('six digits', () => {
  const type = async (digits: string) => {
    for (const digit of digits) await act(async () => void fireEvent.click(screen.getAllByText(digit).at(-1) as HTMLElement))
    await pass(0)
  }

  test('are said after the phone’s last four', async () => {
    const { inputsOf } = await open({ 'gate.verify': () => ({ ok: true, data: aVerdict({ method: 'digits' }) }) })
    await tap('输 6 位数字')
    says('先输手机尾号 4 位')
    await type('0001')
    says('再输屏幕上的 6 位数字')
    await type('482917')
    says('可以进')
    expect(inputsOf('gate.verify')).toMatchObject([{ credential: { kind: 'digits', phoneTail: '0001', digits: '482917' } }])
    await tap('放行')
    saysNot('再输屏幕上的 6 位数字')
  })

  test('that are wrong are said again, for the same phone', async () => {
    const wrong = aVerdict({ outcome: 'refused', useId: null, holder: null, refusal: { reason: 'digitsWrong' } })
    const { inputsOf } = await open({ 'gate.verify': () => ({ ok: true, data: wrong }) })
    await tap('输 6 位数字')
    await type('0001111111')
    says(/^数字不对。请他看着屏幕再报一次/)
    await type('222222')
    expect(inputsOf('gate.verify')).toMatchObject([
      { credential: { phoneTail: '0001', digits: '111111' } },
      { credential: { phoneTail: '0001', digits: '222222' } },
    ])
  })

  test('tried too often say until when, and the other ways', async () => {
    const refusal = { reason: 'tooManyTries', until: later(30 * 60).toISOString() } as const
    await open({ 'gate.verify': () => ({ ok: true, data: aVerdict({ outcome: 'refused', useId: null, holder: null, refusal }) }) })
    await tap('输 6 位数字')
    await type('0001111111')
    says(/今天 12:30以后才能再输。请改用扫码，或登记在纸质本上/)
  })

  test('can be mended before they are sent', async () => {
    const { inputsOf } = await open()
    await tap('输 6 位数字')
    await type('00012')
    await tap('退格')
    await tap('退格')
    await type('9482917')
    expect(inputsOf('gate.verify')).toMatchObject([{ credential: { phoneTail: '0009', digits: '482917' } }])
  })
})
