import Taro from '@tarojs/taro'

/** WeChat seals what it stores since base library 2.21.3, an earlier one and the browser preview store it as it is. */
const canSeal = () => process.env.TARO_ENV === 'weapp' && Taro.canIUse('setStorage.object.encrypt')

/** Their first parts are listed in `phoneStorage`, which removes them when the person withdraws. */
const sealed = (key: string) => ({ key: `sealed:${key}`, encrypt: true })
const plain = (key: string) => ({ key: `plain:${key}` })

type Place = ReturnType<typeof sealed> | ReturnType<typeof plain>

/** What can't be unsealed is as lost as what was never there. */
const read = (place: Place): Promise<unknown> =>
  Taro.getStorage<unknown>(place).then(
    ({ data }) => data,
    () => null,
  )

const write = (place: Place, data: unknown) => Taro.setStorage({ ...place, data })
const forget = (place: Place) => Taro.removeStorage(place).catch(() => undefined)

/** Something small that this phone alone must know, e.g. the seed of its codes. */
export interface Secret<T> {
  /** Null: there is none. */
  get(): Promise<T | null>
  /** Rejects when the phone could not store it. */
  set(value: T): Promise<void>
  remove(): Promise<void>
}

/** The secret of this name, as JSON. `isValid` tells it from what an older version may have left there. */
export function secret<T>(key: string, isValid: (value: unknown) => value is T): Secret<T> {
  /** Where it may be, the better place first: one of them at a time. */
  const places = () => (canSeal() ? [sealed(key), plain(key)] : [plain(key)])
  return {
    async get() {
      for (const place of places()) {
        const value = await read(place)
        if (isValid(value)) return value
      }
      return null
    },
    async set(value) {
      if (!canSeal()) return void (await write(plain(key), value))
      const isSealed = await write(sealed(key), value).then(
        () => true,
        () => false,
      )
      if (!isSealed) await write(plain(key), value)
      await forget(isSealed ? plain(key) : sealed(key))
    },
    async remove() {
      await Promise.all(places().map(forget))
    },
  }
}
