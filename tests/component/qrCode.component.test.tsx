/** @jest-environment-options {"url": "http://rider-1.xiaoge.localhost:9000/"} */
import { render } from '@testing-library/react'
import type { ComponentType } from 'react'

let QrCode: ComponentType<{ text: string; label: string; size?: number }>
const told = jest.fn()
const shown = () => told.mock.calls.map(([{ text }]) => text)

/** In the browser preview. */
beforeAll(async () => {
  process.env.TARO_ENV = 'h5'
  QrCode = (await import('../../src/ui/qr/QrCode')).QrCode
  Object.defineProperty(window, 'parent', { value: { postMessage: told } })
})
beforeEach(() => jest.clearAllMocks())

const pictureIn = (container: HTMLElement) => container.querySelector<HTMLImageElement>('img.qr')

test('another text is another picture, the same text is not drawn again', () => {
  const { container, rerender } = render(<QrCode text="CODE-1" label="示例码" />)
  const first = pictureIn(container)?.src
  rerender(<QrCode text="CODE-1" label="示例码" />)
  expect(pictureIn(container)?.src).toBe(first)
  rerender(<QrCode text="CODE-2" label="示例码" />)
  expect(pictureIn(container)?.src).not.toBe(first)
})

test('it is as large as the page wants it', () => {
  const { container } = render(<QrCode text="CODE-1" label="示例码" size={180} />)
  expect(pictureIn(container)?.style).toMatchObject({ width: '180px', height: '180px' })
})

test('the page with the phones always knows which code is on the screen, and when none is', () => {
  const { rerender, unmount } = render(<QrCode text="CODE-1" label="示例码" />)
  expect(told).toHaveBeenLastCalledWith({ kind: 'shows', text: 'CODE-1' }, 'http://xiaoge.localhost:9000')
  rerender(<QrCode text="CODE-2" label="示例码" />)
  unmount()
  expect(shown()).toEqual(['CODE-1', null, 'CODE-2', null])
})
