import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import { WX_APP_ID } from '../platform'
import type { Sqlite } from '../sqlite'
import { ok, refused, type WechatReply } from './reply'

const LIFE_MS = 5 * 60_000
const HOME = '86'
const PHONES = { home: /^1\d{10}$/, abroad: /^\d{5,14}$/ }

/** Codes that stand for a phone number, which is kept with its country. A code is valid for five minutes and can be exchanged once. */
export interface PhoneNumbers {
  /** Simulates a tap on 获取手机号: `{ openid, phone, countryCode? }` returns `{ code }`. The country is 86 unless another one is named. */
  mint(body: JsonObject): object
  /** `phonenumber.getPhoneNumber`: `{ code }` returns `{ phone_info }`, or 40029 for a code that is unknown, used or too old. */
  exchange(body: JsonObject): WechatReply
}

export const createPhoneNumbers = (sqlite: Sqlite, now: () => number): PhoneNumbers => {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS phone_codes (code TEXT PRIMARY KEY, openid TEXT NOT NULL, phone TEXT NOT NULL, expires_at INTEGER NOT NULL)',
  )
  const insert = sqlite.prepare('INSERT INTO phone_codes (code, openid, phone, expires_at) VALUES (?, ?, ?, ?)')
  const take = sqlite.prepare('DELETE FROM phone_codes WHERE code = ? RETURNING phone, expires_at')
  const forgetOld = sqlite.prepare('DELETE FROM phone_codes WHERE expires_at <= ?')
  return {
    mint: ({ openid, phone, countryCode = HOME }) => {
      if (typeof openid !== 'string' || openid === '') throw new BadBody('openid says whose phone it is.')
      if (typeof countryCode !== 'string' || !/^[1-9]\d{0,3}$/.test(countryCode))
        throw new BadBody('countryCode is the code of a country, e.g. 852.')
      const form = countryCode === HOME ? PHONES.home : PHONES.abroad
      if (typeof phone !== 'string' || !form.test(phone))
        throw new BadBody('phone is a mobile number, of 11 digits with the country code 86.')
      const code = randomBytes(32).toString('hex')
      forgetOld.run(now())
      insert.run(code, openid, `${countryCode} ${phone}`, now() + LIFE_MS)
      return { code }
    },
    exchange: ({ code }) => {
      const [found] = take.all(String(code)) as Array<{ phone: string; expires_at: number }>
      if (!found || found.expires_at <= now()) return refused(40029, 'invalid code')
      const watermark = { timestamp: Math.floor(now() / 1000), appid: WX_APP_ID }
      const [countryCode = HOME, purePhoneNumber = ''] = found.phone.split(' ')
      // With the country in front for numbers from abroad alone, as WeChat does.
      const phoneNumber = countryCode === HOME ? purePhoneNumber : `${countryCode}${purePhoneNumber}`
      return ok({ phone_info: { phoneNumber, purePhoneNumber, countryCode, watermark } })
    },
  }
}
