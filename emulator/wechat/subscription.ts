import { isJsonObject, type JsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import type { Sqlite } from '../sqlite'
import { ok, refused, type WechatReply } from './reply'
import { misfit } from './templateData'

export interface SentMessage {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly openid: string
  readonly templateId: string
  readonly page: string | null
  readonly data: object
}

/** Subscription messages: each time the person accepts, one message of that template may be sent. */
export interface Subscriptions {
  /** Adds an acceptance: `{ openid, templateId }` returns `{ credits }`. */
  accept(body: JsonObject): object
  /** `subscribeMessage.send`: `{ touser, template_id, page, data }`; 43101 without a credit. */
  send(body: JsonObject): WechatReply
  sent(): readonly SentMessage[]
  credits(): readonly { openid: string; templateId: string; credits: number }[]
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS credits (openid TEXT NOT NULL, template_id TEXT NOT NULL, credits INTEGER NOT NULL, PRIMARY KEY (openid, template_id));
CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, openid TEXT NOT NULL, template_id TEXT NOT NULL, page TEXT, data TEXT NOT NULL);
`

const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''

export const createSubscriptions = (sqlite: Sqlite, now: () => number): Subscriptions => {
  sqlite.exec(SCHEMA)
  const grant = sqlite.prepare(
    'INSERT INTO credits (openid, template_id, credits) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET credits = credits + 1 RETURNING credits',
  )
  const spend = sqlite.prepare('UPDATE credits SET credits = credits - 1 WHERE openid = ? AND template_id = ? AND credits > 0')
  const insert = sqlite.prepare('INSERT INTO messages (at, openid, template_id, page, data) VALUES (?, ?, ?, ?, ?)')
  /** Uses the credit and stores the message in one transaction, so that a crash between the two loses neither. */
  const spendAndSend = sqlite.transaction((openid: string, templateId: string, page: string | null, data: object): number | undefined => {
    if (spend.run(openid, templateId).changes === 0) return undefined
    return Number(insert.run(now(), openid, templateId, page, JSON.stringify(data)).lastInsertRowid)
  })

  return {
    accept: ({ openid, templateId }) => {
      if (!isName(openid) || !isName(templateId)) throw new BadBody('openid and templateId say who accepts which template.')
      const [row] = grant.all(openid, templateId) as Array<{ credits: number }>
      return { credits: row?.credits }
    },
    send: ({ touser, template_id: templateId, page, data }) => {
      if (!isName(touser)) return refused(40003, 'invalid openid')
      if (!isName(templateId)) return refused(40037, 'invalid template_id')
      if (!isJsonObject(data)) return refused(47003, 'argument invalid! data is missing')
      const keyword = misfit(data)
      if (keyword !== undefined) return refused(47003, `argument invalid! data.${keyword}.value invalid`)
      const msgid = spendAndSend(touser, templateId, isName(page) ? page : null, data)
      return msgid === undefined ? refused(43101, 'user refuse to accept the msg') : ok({ msgid })
    },
    sent: () =>
      (
        sqlite.prepare('SELECT id, at, openid, template_id AS templateId, page, data FROM messages ORDER BY id').all() as Array<
          SentMessage & { data: string }
        >
      ).map((row) => ({ ...row, data: JSON.parse(row.data) })),
    credits: () =>
      sqlite.prepare('SELECT openid, template_id AS templateId, credits FROM credits ORDER BY openid, template_id').all() as ReturnType<
        Subscriptions['credits']
      >,
  }
}
