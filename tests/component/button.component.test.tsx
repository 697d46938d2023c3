import { act, fireEvent, render, screen } from '@testing-library/react'
import { Button } from '../../src/ui/button/Button'

const tap = () => act(async () => void fireEvent.click(screen.getByRole('button')))

test('a second tap does nothing while the first is under way', async () => {
  let finish = () => {}
  const send = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  render(<Button onTap={send}>提交</Button>)

  await tap()
  await tap()
  expect(send).toHaveBeenCalledTimes(1)

  await act(async () => finish())
  await tap()
  expect(send).toHaveBeenCalledTimes(2)
})

test('two taps within one frame, before anything is drawn again, are one', () => {
  const send = jest.fn(() => new Promise<void>(() => {}))
  render(<Button onTap={send}>提交</Button>)
  act(() => {
    const button = screen.getByRole('button')
    button.click()
    button.click()
  })
  expect(send).toHaveBeenCalledTimes(1)
})

test('a button that is busy from outside does nothing', async () => {
  const send = jest.fn()
  render(
    <Button onTap={send} busy>
      提交
    </Button>,
  )
  await tap()
  expect(send).not.toHaveBeenCalled()
})

test('an action that ends at once can be repeated', async () => {
  const open = jest.fn()
  render(<Button onTap={open}>打开</Button>)
  await tap()
  await tap()
  expect(open).toHaveBeenCalledTimes(2)
})
