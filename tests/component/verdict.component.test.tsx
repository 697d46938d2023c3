import Taro from '@tarojs/taro'
import { render, screen } from '@testing-library/react'
import { Verdict } from '../../src/ui/verdict/Verdict'

beforeEach(() => jest.clearAllMocks())

test('a verdict is a word on the screen, and short in the hand for yes', () => {
  render(<Verdict tone="ok" about="示例小区 · 西门" word="可以进" />)
  expect(screen.getByText('可以进')).toBeTruthy()
  expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
})

test('it is felt once, however often its page is drawn', () => {
  const { rerender } = render(<Verdict tone="no" about="示例小区 · 西门" word="现在不能进" />)
  rerender(<Verdict tone="no" about="示例小区 · 西门" word="现在不能进" lead="走行人通道" />)
  expect(Taro.vibrateLong).toHaveBeenCalledTimes(1)
})

test('a phone that can not vibrate still shows it', async () => {
  jest.mocked(Taro.vibrateLong).mockRejectedValueOnce({ errMsg: 'vibrateLong:fail' })
  render(<Verdict tone="no" about="示例小区 · 西门" word="现在不能进" />)
  expect(await screen.findByText('现在不能进')).toBeTruthy()
})
