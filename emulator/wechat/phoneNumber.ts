import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import { WX_APP_ID } from '../platform'
import type { Sqlite } from '../sqlite'
import { ok, refused, type WechatReply } from './reply'

const LIFE_MS = 5 * 60_000
const PHONE = /^1\d{10}$/

/** Codes that stand for a phone number. A code is valid for five minutes and can be exchanged once. */
export interface PhoneNumbers {
  /** Simulates a tap on 获取手机号: `{ openid, phone }` returns `{ code }`. */
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
    mint: ({ openid, phone }) => {
      if (typeof openid !== 'string' || openid === '') throw new BadBody('openid says whose phone it is.')
      if (typeof phone !== 'string' || !PHONE.test(phone)) throw new BadBody('phone is a mobile number of 11 digits.')
      const code = randomBytes(32).toString('hex')
      forgetOld.run(now())
      insert.run(code, openid, phone, now() + LIFE_MS)
      return { code }
    },
    exchange: ({ code }) => {
      const [found] = take.all(String(code)) as Array<{ phone: string; expires_at: number }>
      if (!found || found.expires_at <= now()) return refused(40029, 'invalid code')
      const watermark = { timestamp: Math.floor(now() / 1000), appid: WX_APP_ID }
      return ok({ phone_info: { phoneNumber: found.phone, purePhoneNumber: found.phone, countryCode: '86', watermark } })
    },
  }
}
