import { isJsonObject } from '../http/body'

/** The longest values that WeChat accepts in keywords of a subscription message, by the kind with which the keyword's name begins. */
const LIMITS: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  time: 40,
  date: 40,
  amount: 20,
  phone_number: 17,
  car_number: 8,
  name: 20,
  phrase: 5,
}

const fits = ([keyword, entry]: [string, unknown]): boolean => {
  const limit = LIMITS[keyword.replace(/\d+$/, '')]
  if (limit === undefined || !isJsonObject(entry) || typeof entry.value !== 'string') return false
  const length = [...entry.value].length
  return length > 0 && length <= limit
}

/** The first keyword whose value WeChat would refuse (unknown kind, not `{ value }`, empty or too long); undefined when all are valid. */
export const misfit = (data: Readonly<Record<string, unknown>>): string | undefined =>
  Object.entries(data).find((entry) => !fits(entry))?.[0]
