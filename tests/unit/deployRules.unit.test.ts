import { functionRule, storageRule } from '../../scripts/deploy/rules'

/** CloudBase's expressions are a part of JavaScript, so JavaScript can judge them. */
const mayWrite = new Function('auth', 'resource', `return ${storageRule.write}`)

const me = { openid: 'o-me' }
const mine = (path: string) => ({ openid: 'o-me', path })

test('a WeChat user may put a picture of their own below incoming/', () => {
  expect(mayWrite(me, mine('incoming/a_B-9.jpg'))).toBe(true)
})

test.each([
  'portraits/rdr_1/a.jpg',
  'incoming/a.png',
  'incoming/deeper/a.jpg',
  'incoming/../a.jpg',
  'x/incoming/a.jpg',
  'incoming/.jpg',
  'incomingXa.jpg',
  'incoming/a.jpg.exe',
])('nobody writes %s', (path) => {
  expect(mayWrite(me, mine(path))).toBe(false)
})

test.each([
  ['nobody', null],
  ['somebody else', { openid: 'o-else' }],
  ['who came by the web', { uid: 'o-me' }],
])('%s does not write what is mine', (_, auth) => {
  expect(mayWrite(auth, mine('incoming/a.jpg'))).toBe(false)
})

test('who came by the web has no file of nobody either', () => {
  expect(mayWrite({ uid: 'u' }, { path: 'incoming/a.jpg' })).toBe(false)
})

test('clients read nothing', () => {
  expect(storageRule.read).toBe(false)
})

test('phones call what serves actions and nothing else', () => {
  const called = { invoke: 'auth != null' }
  expect(functionRule).toEqual({ '*': { invoke: false }, account: called, course: called, merchant: called, pass: called })
})
