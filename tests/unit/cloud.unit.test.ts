import { assertEndpointAllowed } from '../../cloudfunctions/kernel/cloud'

const local = (url?: string) => ({ APP_MODE: 'local', ...(url !== undefined && { TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }) }) })

test.each(['http://127.0.0.1:9000/admin', 'http://localhost:41234/admin', 'http://[::1]:9000/admin'])('locally %s is allowed', (url) => {
  expect(() => assertEndpointAllowed(local(url))).not.toThrow()
})

test.each([
  undefined,
  '',
  'https://tcb-api.tencentcloudapi.com/admin',
  'https://127.0.0.1:9000/admin',
  'http://127.0.0.1/admin',
  'http://127.0.0.1:9000',
  'http://127.0.0.1:9000@example.org/admin',
  'http://127.0.0.1.example.org:80/admin',
  'http://localhost.example.org:80/admin',
  'http://example.org/?http://127.0.0.1:9000/',
  'http://192.168.0.7:9000/admin',
  'http://0.0.0.0:9000/admin',
])('locally %p is refused: the SDK would talk to production or to the network', (url) => {
  expect(() => assertEndpointAllowed(local(url))).toThrow('npm start')
})

test('locally a setting that is no JSON is refused', () => {
  expect(() => assertEndpointAllowed({ APP_MODE: 'local', TCB_CONTEXT_CNFG: 'http://127.0.0.1:9000/' })).toThrow()
})

test('in the cloud the platform decides', () => expect(() => assertEndpointAllowed({})).not.toThrow())
