import Taro from '@tarojs/taro'

/**
 * Everything that this phone stores, by the first part of its key. What is of the person goes when the person withdraws; what is of the phone
 * says what it is for. Nothing else reads or writes WeChat's storage, but for `secretStore`, whose keys are listed here, too.
 */
const STORED = {
  clock: 'phone',
  elderMode: 'phone',
  spokenVerdicts: 'phone',
  /** On one machine: where the emulator is, and whom this phone stands in for. */
  emulatorUrl: 'phone',
  localOpenid: 'phone',
  /** What `secretStore` seals, and what it could not seal. */
  sealed: 'person',
  plain: 'person',
  /** The last answers of the first screens, and their pictures. */
  kept: 'person',
  keptPicture: 'person',
  messageRefusedFor: 'person',
  shareLocation: 'person',
  lessonsInCalendar: 'person',
  lastVehicle: 'person',
  /** As what the person used the app last, where they were on duty, and how often each service was opened. */
  identity: 'person',
  onDuty: 'person',
  serviceUses: 'person',
  /** What the rider has been shown as redeemed: it isn't shown twice. */
  seenRedemption: 'person',
  dutyGate: 'person',
  gateQueue: 'person',
  unsaved: 'person',
} as const

export type StoredName = keyof typeof STORED

const keyOf = (name: StoredName, id?: string) => (id === undefined ? name : `${name}:${id}`)

/** What is stored under this name; null: nothing. */
export const readStored = <T>(name: StoredName, id?: string): T | null => {
  const value = Taro.getStorageSync<T | ''>(keyOf(name, id))
  return value === '' ? null : value
}

/** Answers whether it was stored. A phone without room left stores nothing, which only matters for what nobody else knows. */
export function writeStored(name: StoredName, value: unknown, id?: string): boolean {
  try {
    Taro.setStorageSync(keyOf(name, id), value)
    return true
  } catch {
    return false
  }
}

/** Like `writeStored`, for what nobody waits for. Answers whether it was stored. */
export const writeStoredLater = (name: StoredName, value: unknown, id?: string): Promise<boolean> =>
  new Promise<unknown>((done) => done(Taro.setStorage({ key: keyOf(name, id), data: value }))).then(
    () => true,
    () => false,
  )

export const dropStored = (name: StoredName, id?: string): void => Taro.removeStorageSync(keyOf(name, id))

/** The second parts of the keys with this name that begin like this. */
export function storedIds(name: StoredName, start = ''): string[] {
  const beginning = `${name}:${start}`
  return Taro.getStorageInfoSync().keys.flatMap((key) => (key.startsWith(beginning) ? [key.slice(name.length + 1)] : []))
}

const isOfPhone = (key: string) => (STORED as Record<string, string | undefined>)[key.split(':')[0] ?? ''] === 'phone'

const listeners: (() => void)[] = []

/** For what is also held in memory: it is told when the person's things go. */
export const whenForgotten = (listener: () => void): void => void listeners.push(listener)

/** Removes everything but what is of the phone, also what older versions have left. */
export function forgetStored(): void {
  for (const key of Taro.getStorageInfoSync().keys) if (!isOfPhone(key)) Taro.removeStorageSync(key)
  for (const listener of listeners) listener()
}
