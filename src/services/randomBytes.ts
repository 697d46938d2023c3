import Taro from '@tarojs/taro'

const fromBrowser = (count: number) => crypto.getRandomValues(new Uint8Array(count))

const fromWechat = (count: number) =>
  new Promise<Uint8Array>((resolve, reject) =>
    Taro.getUserCryptoManager().getRandomValues({
      length: count,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: reject,
    }),
  )

/** What a WeChat without the interface (base library < 2.17.3) has: unlike enough, but to be guessed by who tries hard. */
const guessable = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256))

/** Bytes that nobody can guess, where the phone has such. */
export async function randomBytes(count: number): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'h5') return fromBrowser(count)
  if (!Taro.canIUse('getUserCryptoManager')) return guessable(count)
  return fromWechat(count).catch(() => guessable(count))
}
