import { readFileSync } from 'node:fs'
import { isSignedBy, type Signed, signatureOf, textToSign } from '../../cloudfunctions/kernel/http/signature'

/** The worked examples of docs/face-readers.md and docs/charging-operators.md. */
const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='
const get: Signed = {
  method: 'GET',
  target: '/readers/rea_example/changes?after=2026-11-24T03:30:00.000Z',
  time: '1795500000',
  nonce: 'c0ffee00c0ffee00c0ffee00',
  body: Buffer.alloc(0),
}
const post: Signed = {
  method: 'POST',
  target: '/readers/rea_example/receipts',
  time: '1795500000',
  nonce: 'deadbeefdeadbeefdeadbeef',
  body: Buffer.from('{"receipts":[{"done":"learned","passId":"pas_example","version":1}]}'),
}
const piles: Signed = {
  method: 'POST',
  target: '/operators/opk_example/piles',
  time: '1795500000',
  nonce: 'feedface00feedface00feed',
  body: Buffer.from('{"reports":[{"shopRef":"WJ-01","free":6,"total":10,"at":"2026-11-24T13:58:00+08:00"}]}'),
}
const FACE_READERS = 'docs/face-readers.md'

test.each([
  ['GET', FACE_READERS, get],
  ['POST', FACE_READERS, post],
  ['report', 'docs/charging-operators.md', piles],
])('the example of a %s in %s is right', (_, path, signed) => {
  const page = readFileSync(path, 'utf8')
  expect(page).toContain(KEY)
  expect(page).toContain(textToSign(signed))
  expect(page).toContain(signatureOf(signed, KEY).toString('hex'))
  expect(page).toContain(signed.body.toString())
})

test('the text is the method, what is asked, time, nonce and the hash of the body', () => {
  expect(textToSign(get).split('\n')).toEqual([
    'GET',
    '/readers/rea_example/changes?after=2026-11-24T03:30:00.000Z',
    '1795500000',
    'c0ffee00c0ffee00c0ffee00',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ])
})

const signature = signatureOf(post, KEY).toString('hex')
const OTHER_KEY = Buffer.alloc(32, 7).toString('base64')

test('holds for what was signed', () => expect(isSignedBy(post, signature, KEY)).toBe(true))

test.each<[string, Partial<Signed>]>([
  ['method', { method: 'GET' }],
  ['target', { target: '/readers/rea_other/receipts' }],
  ['time', { time: '1795500001' }],
  ['nonce', { nonce: 'deadbeefdeadbeefdeadbee0' }],
  ['body', { body: Buffer.from('{"receipts":[]}') }],
])('doesn’t hold for another %s', (_, change) => expect(isSignedBy({ ...post, ...change }, signature, KEY)).toBe(false))

test.each([
  ['another key’s', signatureOf(post, OTHER_KEY).toString('hex')],
  ['in capitals', signature.toUpperCase()],
  ['cut off', signature.slice(0, 62)],
  ['too long', `${signature}00`],
  ['empty', ''],
  ['zeros', '0'.repeat(64)],
])('a signature that is %s doesn’t hold', (_, given) => expect(isSignedBy(post, given, KEY)).toBe(false))
