import type { JsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import { WX_APP_ID } from '../platform'
import { ok, refused, type WechatReply } from './reply'

const SUGGESTIONS = ['pass', 'review', 'risky'] as const
type Suggestion = (typeof SUGGESTIONS)[number]
const LABELS: Readonly<Record<Suggestion, number>> = { pass: 100, review: 20002, risky: 20002 }

/** Settings of picture checks. */
export interface MediaCheckSettings {
  /** The function that receives the mini-program's message push. */
  readonly function: string
  readonly suggest: Suggestion
  readonly delayMs: number
}

const isSuggestion = (value: unknown): value is Suggestion => SUGGESTIONS.some((suggestion) => suggestion === value)

/** Reads settings. Throws {@link BadBody} for invalid ones. */
export const readSettings = ({ function: name, suggest, delayMs }: JsonObject): MediaCheckSettings => {
  if (typeof name !== 'string') throw new BadBody('function is the name of a function.')
  if (!isSuggestion(suggest)) throw new BadBody(`suggest is one of ${SUGGESTIONS.join(', ')}.`)
  if (typeof delayMs !== 'number' || !(delayMs >= 0)) throw new BadBody('delayMs is a number of milliseconds.')
  return { function: name, suggest, delayMs }
}

/** The refusal that WeChat would give to the request; undefined when it would accept it. */
export const refusalOf = ({ version, openid, scene, media_url: url, media_type: type }: JsonObject): WechatReply | undefined => {
  if (version !== 2) return refused(47001, 'data format error: version is 2')
  if (typeof openid !== 'string' || openid === '') return refused(40003, 'invalid openid')
  if (![1, 2, 3, 4].includes(Number(scene))) return refused(40129, 'invalid scene')
  if (typeof url !== 'string' || !URL.canParse(url)) return refused(44002, 'empty media_url')
  return [1, 2].includes(Number(type)) ? undefined : refused(40004, 'invalid media type')
}

/** The largest picture that is answered at once, in bytes. */
const PICTURE_LIMIT = 1024 * 1024

/** WeChat's answer to a picture, in base64, which it looks at at once. */
export const verdictOn = (media: unknown, suggest: Suggestion): WechatReply => {
  const picture = Buffer.from(typeof media === 'string' ? media : '', 'base64')
  if (picture.length === 0) return refused(41005, 'media data missing')
  if (picture.length > PICTURE_LIMIT) return refused(40006, 'invalid media size')
  return suggest === 'pass' ? ok({}) : refused(87014, 'risky content')
}

/** The push message of the platform, which the function receives as its event. `now` is in milliseconds. */
export const pushMessage = (traceId: string, openid: string, suggest: Suggestion, now: number) => {
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
