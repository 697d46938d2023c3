import type { Functions } from '../functions/functions'
import { type JsonObject, readJsonObject } from '../http/body'
import { byMethod, sendJson } from '../http/reply'
import type { Log } from '../log'
import type { HttpHandler, Plugin } from '../plugin'
import type { Sqlite } from '../sqlite'
import { createMediaChecks } from './mediaCheck'
import { drawPageCode } from './pageCode'
import { createPhoneNumbers } from './phoneNumber'
import { createSubscriptions } from './subscription'
import { checkText } from './textCheck'

export interface WechatOptions {
  readonly sqlite: Sqlite
  readonly functions: Functions
  readonly now: () => number
  readonly log: Log
}

const post = (answer: (body: JsonObject) => object): HttpHandler =>
  byMethod({ POST: async (request, response) => sendJson(response, 200, answer(await readJsonObject(request))) })

/**
 * WeChat's open API for functions (`/wechat/…`, at `WECHAT_URL`), and the actions of the person on the phone (`/emulator/wechat/…`). `GET
 * /emulator/wechat/outbox` lists sent messages, remaining credits and pictures that wait for a verdict.
 */
export const createWechatPlugin = ({ sqlite, functions, now, log }: WechatOptions): Plugin => {
  const phoneNumbers = createPhoneNumbers(sqlite, now)
  const subscriptions = createSubscriptions(sqlite, now)
  const push = (name: string, event: object) => functions.invoke(name, JSON.stringify(event), { trigger: 'wechat' })
  const mediaChecks = createMediaChecks({ sqlite, now, push, log })

  return {
    name: 'wechat',
    routes: {
      '/wechat/getuserphonenumber': post(phoneNumbers.exchange),
      '/wechat/subscribe-send': post(subscriptions.send),
      '/wechat/getwxacodeunlimited': post(drawPageCode),
      '/wechat/msg-sec-check': post(checkText),
      '/wechat/img-sec-check': post(mediaChecks.answerNow),
      '/wechat/media-check-async': post(mediaChecks.request),
      '/emulator/wechat/phone-code': post(phoneNumbers.mint),
      '/emulator/wechat/subscribe': post(subscriptions.accept),
      '/emulator/wechat/media-check': post(mediaChecks.configure),
      '/emulator/wechat/outbox': byMethod({
        GET: (_request, response) =>
          sendJson(response, 200, { messages: subscriptions.sent(), credits: subscriptions.credits(), mediaChecks: mediaChecks.all() }),
      }),
    },
    stop: () => mediaChecks.stop(),
  }
}
