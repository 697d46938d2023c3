import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import { describeError, type Log } from '../log'
import { WX_APP_ID } from '../platform'
import type { Sqlite } from '../sqlite'
import { ok, refused, type WechatReply } from './reply'

const SUGGESTIONS = ['pass', 'review', 'risky'] as const
type Suggestion = (typeof SUGGESTIONS)[number]
const LABELS: Readonly<Record<Suggestion, number>> = { pass: 100, review: 20002, risky: 20002 }

/** How checks of pictures are answered. */
export interface MediaCheckSettings {
  /** The function that the mini-program's message push leads to. */
  readonly function: string
  readonly suggest: Suggestion
  readonly delayMs: number
}

export interface MediaCheck {
  readonly traceId: string
  readonly openid: string
  readonly mediaUrl: string
  readonly answeredAt: number | null
}

/** Pictures and sound are checked later: the verdict reaches a function as an event. */
export interface MediaChecks {
  /** Changes some of the settings; answers all of them. */
  configure(body: JsonObject): MediaCheckSettings
  /** `security.mediaCheckAsync` version 2: `{ version: 2, openid, scene, media_url, media_type }` gives `trace_id`. */
  request(body: JsonObject): WechatReply
  all(): readonly MediaCheck[]
  stop(): void
}

export interface MediaCheckOptions {
  readonly sqlite: Sqlite
  readonly now: () => number
  readonly push: (functionName: string, event: object) => Promise<unknown>
  readonly log: Log
}

const isSuggestion = (value: unknown): value is Suggestion => SUGGESTIONS.some((suggestion) => suggestion === value)

const readSettings = (given: JsonObject): MediaCheckSettings => {
  const { function: name, suggest, delayMs } = given
  if (typeof name !== 'string') throw new BadBody('function is the name of a function.')
  if (!isSuggestion(suggest)) throw new BadBody(`suggest is one of ${SUGGESTIONS.join(', ')}.`)
  if (typeof delayMs !== 'number' || !(delayMs >= 0)) throw new BadBody('delayMs is a number of milliseconds.')
  return { function: name, suggest, delayMs }
}

/** The push message of the platform, which is the function's event. */
const pushMessage = ({ traceId, openid }: MediaCheck, suggest: Suggestion, now: number) => {
  const result = { suggest, label: LABELS[suggest] }
  return {
    ToUserName: 'gh_local',
    FromUserName: openid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: WX_APP_ID,
    trace_id: traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result,
  }
}

const invalid = ({ version, openid, scene, media_url: url, media_type: type }: JsonObject): WechatReply | undefined => {
  if (version !== 2) return refused(47001, 'data format error: version is 2')
  if (typeof openid !== 'string' || openid === '') return refused(40003, 'invalid openid')
  if (![1, 2, 3, 4].includes(Number(scene))) return refused(40129, 'invalid scene')
  if (typeof url !== 'string' || !URL.canParse(url)) return refused(44002, 'empty media_url')
  return [1, 2].includes(Number(type)) ? undefined : refused(40004, 'invalid media type')
}

export const createMediaChecks = ({ sqlite, now, push, log }: MediaCheckOptions): MediaChecks => {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS media_checks (trace_id TEXT PRIMARY KEY, openid TEXT NOT NULL, media_url TEXT NOT NULL, answered_at INTEGER)',
  )
  const select = sqlite.prepare(
    'SELECT trace_id AS traceId, openid, media_url AS mediaUrl, answered_at AS answeredAt FROM media_checks ORDER BY rowid',
  )
  const insert = sqlite.prepare('INSERT INTO media_checks (trace_id, openid, media_url) VALUES (?, ?, ?)')
  const markAnswered = sqlite.prepare('UPDATE media_checks SET answered_at = ? WHERE trace_id = ?')
  const all = () => select.all() as MediaCheck[]
  const timers = new Set<NodeJS.Timeout>()
  let settings: MediaCheckSettings = { function: 'jobs', suggest: 'pass', delayMs: 1000 }

  const answer = async (check: MediaCheck) => {
    try {
      await push(settings.function, pushMessage(check, settings.suggest, now()))
      markAnswered.run(now(), check.traceId)
    } catch (error) {
      log(`The verdict on ${check.traceId} reached no function and comes again after a restart: ${describeError(error)}`)
    }
  }
  const answerLater = (check: MediaCheck) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void answer(check)
    }, settings.delayMs)
    timers.add(timer)
  }
  for (const check of all()) if (check.answeredAt === null) answerLater(check)

  return {
    configure: (body) => {
      settings = readSettings({ ...settings, ...body })
      return settings
    },
    request: (body) => {
      const refusal = invalid(body)
      if (refusal) return refusal
      const check = { traceId: randomUUID(), openid: String(body.openid), mediaUrl: String(body.media_url), answeredAt: null }
      insert.run(check.traceId, check.openid, check.mediaUrl)
      answerLater(check)
      return ok({ trace_id: check.traceId })
    },
    all,
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
