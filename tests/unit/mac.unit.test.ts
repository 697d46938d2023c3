import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { macOf } from '../../src/services/mac'

/** The end of the hash is ours, so it is held against Node's around every edge of a block. */
const bytes = (most: number) => fc.uint8Array({ maxLength: most })

test('is HMAC-SHA256 for keys and messages of any length', () => {
  fc.assert(
    fc.property(bytes(200), bytes(300), (key, message) => {
      expect(Buffer.from(macOf(key, message)).toString('hex')).toBe(createHmac('sha256', key).update(message).digest('hex'))
    }),
    { numRuns: 500 },
  )
})

test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128])('a message of %i bytes', (length) => {
  const message = new Uint8Array(length).fill(7)
  expect(Buffer.from(macOf(new Uint8Array(32), message)).toString('hex')).toBe(
    createHmac('sha256', Buffer.alloc(32)).update(message).digest('hex'),
  )
})
