import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../http/body'
import { ok, refused, type WechatReply } from './reply'

const LIMIT = 2500
const SCENES = [1, 2, 3, 4]
const PASS_LABEL = 100

/** Sample words with WeChat's label, which trigger a refusal. This is no real check. */
const SAMPLE_WORDS: Readonly<Record<string, number>> = {
  示例广告词: 10001,
  示例辱骂词: 20003,
  赌博: 20006,
  代开发票: 20008,
}

/** `security.msgSecCheck` version 2: `{ version: 2, openid, scene, content }` returns `pass` or `risky` in `result.suggest`. */
export const checkText = ({ version, openid, scene, content }: JsonObject): WechatReply => {
  if (version !== 2) return refused(47001, 'data format error: version is 2')
  if (typeof openid !== 'string' || openid === '') return refused(40003, 'invalid openid')
  if (!SCENES.includes(Number(scene))) return refused(40129, 'invalid scene')
  if (typeof content !== 'string' || content === '') return refused(44002, 'empty post data')
  if ([...content].length > LIMIT) return refused(45002, 'content size out of limit')
  const [keyword, label] = Object.entries(SAMPLE_WORDS).find(([word]) => content.includes(word)) ?? ['', PASS_LABEL]
  const result = { suggest: label === PASS_LABEL ? 'pass' : 'risky', label }
  return ok({ trace_id: randomUUID(), result, detail: [{ strategy: 'keyword', errcode: 0, ...result, ...(keyword && { keyword }) }] })
}
