import { AbortController } from '../../src/services/abortController'

/** In place of the browser's, in a mini-program. */

test('tells who listens, once, and says that it is over', () => {
  const controller = new AbortController()
  const [listening, gone] = [jest.fn(), jest.fn()]
  controller.signal.addEventListener('abort', listening)
  controller.signal.addEventListener('abort', gone)
  controller.signal.removeEventListener('abort', gone)
  expect(controller.signal.aborted).toBe(false)
  controller.abort()
  controller.abort()
  expect(controller.signal.aborted).toBe(true)
  expect(listening).toHaveBeenCalledTimes(1)
  expect(gone).not.toHaveBeenCalled()
})

test('who listens may stop listening while being told', () => {
  const controller = new AbortController()
  const { signal } = controller
  const second = jest.fn()
  const first = () => signal.removeEventListener('abort', first)
  signal.addEventListener('abort', first)
  signal.addEventListener('abort', second)
  controller.abort()
  expect(second).toHaveBeenCalledTimes(1)
})
