import Taro from '@tarojs/taro'
import { emulatorUrl, localOpenid, loopback } from '../../src/services/transport/localPhone'

test.each(['http://127.0.0.1:3000', 'http://localhost:8080', 'http://a.localhost:3000', 'http://[::1]:3000', 'http://localhost'])(
  '%s is this machine',
  (origin) => expect(loopback(origin)).toBe(origin),
)

test.each([
  'http://192.168.1.5:3000',
  'https://127.0.0.1:3000',
  'http://127.0.0.1.example.com',
  'http://127.0.0.1:3000@example.com',
  'http://example.com/?http://127.0.0.1:3000',
  'http://localhost.example.com',
  '',
])('a local build refuses %s', (origin) => expect(() => loopback(origin)).toThrow('this machine alone'))

test('a storage key that points elsewhere is refused, too', () => {
  Taro.setStorageSync('emulatorUrl', 'http://10.0.0.1:3000')
  expect(emulatorUrl).toThrow('this machine alone')
})

test('a phone that nobody named makes up who it is, and stays that person', () => {
  const openid = localOpenid()
  expect(openid).toMatch(/^[\w-]{1,64}$/)
  expect(localOpenid()).toBe(openid)
})
