import Taro from '@tarojs/taro'
import { type Secret, secret } from '../../src/services/secretStore'

const isSeed = (value: unknown): value is { seed: string } => typeof value === 'object' && value !== null && 'seed' in value
const names = () => Taro.getStorageInfoSync().keys.filter((key) => key.includes('pass.seed'))
const canSeal = jest.mocked(Taro.canIUse)

let seed: Secret<{ seed: string }>
beforeEach(async () => {
  process.env.TARO_ENV = 'weapp'
  canSeal.mockReturnValue(true)
  seed = secret('pass.seed', isSeed)
  await seed.remove()
})
afterEach(() => {
  delete process.env.TARO_ENV
})

test('what was set is sealed, got again and removed', async () => {
  expect(await seed.get()).toBeNull()
  await seed.set({ seed: 'a' })
  expect(names()).toEqual(['sealed:pass.seed (sealed)'])
  await seed.set({ seed: 'b' })
  expect(await seed.get()).toEqual({ seed: 'b' })
  await seed.remove()
  expect(await seed.get()).toBeNull()
  expect(names()).toEqual([])
})

test('an old WeChat stores it as it is; the new one finds it, and seals it when it is set again', async () => {
  canSeal.mockReturnValue(false)
  await seed.set({ seed: 'a' })
  expect(names()).toEqual(['plain:pass.seed'])
  expect(await seed.get()).toEqual({ seed: 'a' })
  canSeal.mockReturnValue(true)
  expect(await seed.get()).toEqual({ seed: 'a' })
  await seed.set({ seed: 'b' })
  expect(names()).toEqual(['sealed:pass.seed (sealed)'])
})

test('where sealing fails it is stored as it is, and the older one is gone', async () => {
  await seed.set({ seed: 'a' })
  jest.mocked(Taro.setStorage).mockRejectedValueOnce({ errMsg: 'setStorage:fail encrypt' })
  await seed.set({ seed: 'b' })
  expect(names()).toEqual(['plain:pass.seed'])
  expect(await seed.get()).toEqual({ seed: 'b' })
})

test('a phone whose storage is full says so', async () => {
  jest.mocked(Taro.setStorage).mockRejectedValueOnce({ errMsg: 'full' }).mockRejectedValueOnce({ errMsg: 'full' })
  await expect(seed.set({ seed: 'a' })).rejects.toEqual({ errMsg: 'full' })
})

test('what is no such secret is none', async () => {
  Taro.setStorageSync('plain:pass.seed', 'an older version stored a text')
  expect(await seed.get()).toBeNull()
})

describe('the phone’s name', () => {
  /** The app on a new phone: its own module state and storage. */
  async function newPhone(bytes: Uint8Array | null) {
    jest.resetModules()
    const { default: phone } = await import('@tarojs/taro')
    if (bytes === null) jest.mocked(phone.canIUse).mockReturnValue(false)
    jest.mocked(phone.getUserCryptoManager).mockReturnValue({
      getRandomValues: ({ success }) => success?.({ errMsg: '', randomValues: (bytes ?? new Uint8Array()).buffer as ArrayBuffer }),
      getLatestUserKey: jest.fn(),
    })
    const { deviceId } = await import('../../src/services/deviceId')
    return { phone, deviceId }
  }

  test('is made of fair letters and kept', async () => {
    const { phone, deviceId } = await newPhone(Uint8Array.from({ length: 20 }, (_, at) => (at % 2 ? 255 : at)))
    expect(await deviceId()).toBe('dev_acegikmoqsacegikmoqs')
    expect(phone.getStorageInfoSync().keys).toContain('sealed:deviceId (sealed)')
  })

  test('is the one that is kept', async () => {
    const { phone, deviceId } = await newPhone(new Uint8Array(20))
    await phone.setStorage({ key: 'plain:deviceId', data: 'dev_00000000000000000000' })
    expect(await deviceId()).toBe('dev_00000000000000000000')
  })

  test('is one, even when it is asked for twice at once by a WeChat without random bytes', async () => {
    const { deviceId } = await newPhone(null)
    const [first, second] = await Promise.all([deviceId(), deviceId()])
    expect(first).toMatch(/^dev_[a-z0-9]{20}$/)
    expect(second).toBe(first)
  })

  test('that could not be stored is none; the next call tries again', async () => {
    const { phone, deviceId } = await newPhone(new Uint8Array(20))
    jest.mocked(phone.setStorage).mockRejectedValueOnce({ errMsg: 'full' }).mockRejectedValueOnce({ errMsg: 'full' })
    await expect(deviceId()).rejects.toEqual({ errMsg: 'full' })
    expect(await deviceId()).toBe('dev_aaaaaaaaaaaaaaaaaaaa')
  })
})
