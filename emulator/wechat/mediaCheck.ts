import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../http/body'
import { describeError, type Log } from '../log'
import type { Sqlite } from '../sqlite'
import { type MediaCheckSettings, pushMessage, readSettings, refusalOf, verdictOn } from './mediaVerdict'
import { ok, type WechatReply } from './reply'

export interface MediaCheck {
  readonly traceId: string
  readonly openid: string
  readonly mediaUrl: string
  readonly answeredAt: number | null
}

/** Checks of pictures and sound. An asynchronous one answers a function later, by an event. */
export interface MediaChecks {
  /** Changes some of the settings and returns all of them. */
  configure(body: JsonObject): MediaCheckSettings
  /** `security.mediaCheckAsync` version 2: `{ version: 2, openid, scene, media_url, media_type }` returns `trace_id`. */
  request(body: JsonObject): WechatReply
  /** `security.imgSecCheck`: a picture, in base64, is answered at once. */
  answerNow(body: JsonObject): WechatReply
  all(): readonly MediaCheck[]
  stop(): void
}

export interface MediaCheckOptions {
  readonly sqlite: Sqlite
  readonly now: () => number
  readonly push: (functionName: string, event: object) => Promise<unknown>
  readonly log: Log
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
      await push(settings.function, pushMessage(check.traceId, check.openid, settings.suggest, now()))
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
      const refusal = refusalOf(body)
      if (refusal) return refusal
      const check = { traceId: randomUUID(), openid: String(body.openid), mediaUrl: String(body.media_url), answeredAt: null }
      insert.run(check.traceId, check.openid, check.mediaUrl)
      answerLater(check)
      return ok({ trace_id: check.traceId })
    },
    answerNow: ({ media }) => verdictOn(media, settings.suggest),
    all,
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
