import Taro from '@tarojs/taro'

const ACCURACY_UNKNOWN = 300
const PATIENCE_MS = 6000

const givingUp = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))

/** In China's coordinates, as maps of the places that we know are. A browser, in which the app is only tried, knows those of the satellites alone. */
const TYPE = process.env.TARO_ENV === 'h5' ? 'wgs84' : 'gcj02'

const locate = () =>
  Taro.getLocation({ type: TYPE, isHighAccuracy: true, highAccuracyExpireTime: PATIENCE_MS - 1000 }).then(
    ({ latitude, longitude, accuracy }) => ({ latitude, longitude, accuracy: accuracy ?? ACCURACY_UNKNOWN }),
    () => null,
  )

export interface PhoneLocation {
  readonly latitude: number
  readonly longitude: number
  /** In metres. */
  readonly accuracy: number
}

/** Where the phone is; null where it doesn't say, for whatever reason, or not in time. Never rejects. */
export const phoneLocation = (): Promise<PhoneLocation | null> => Promise.race([locate(), givingUp()])
