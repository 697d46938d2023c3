import Taro from '@tarojs/taro'
import type { PhoneLocation } from '../../../../../contract/course/attendance'
import { createSetting } from '../../../../services/settings'

/** Whether the place of this phone goes along with a check-in. Off until somebody wants it. */
export const shareLocation = createSetting('shareLocation', false)

const ACCURACY_UNKNOWN = 300
const PATIENCE_MS = 6000

const givingUp = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))

/** In China's coordinates, as the maps of schools are. */
const locate = () =>
  Taro.getLocation({ type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: PATIENCE_MS - 1000 }).then(
    ({ latitude, longitude, accuracy }) => ({ latitude, longitude, accuracy: accuracy ?? ACCURACY_UNKNOWN }),
    () => null,
  )

/** Where the phone is; null where it doesn't say, for whatever reason, or not in time. Never rejects. */
export const phoneLocation = (): Promise<PhoneLocation | null> => Promise.race([locate(), givingUp()])
