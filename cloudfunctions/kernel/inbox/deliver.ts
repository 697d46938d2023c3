import { log, traceOf } from '../log'
import { openidOf, people } from '../people/personDocument'
import { wechat } from '../wechat/wechat'
import { enterCredit } from './credits'
import type { Notification } from './effects'
import { messageIdOf, messages } from './messages'

/**
 * Puts a message into the inbox, and sends it by WeChat where the person has allowed one: at most once, since the credit is used before
 * the message goes out. The inbox is what counts; that WeChat fails is logged and changes nothing.
 */
export async function deliver({ eventId, personId, content, phrase, at }: Notification): Promise<void> {
  const messageId = messageIdOf(eventId)
  await messages.insert({ _id: messageId, personId, content, at, kind: 'message' })
  const person = await people.get(personId)
  // Erased meanwhile: the person goes before the messages, so one that came too late is taken back here.
  if (!person) return void (await messages.remove(messageId))
  if ((await enterCredit(personId, -1, messageId, at)) !== 'entered') return
  try {
    await wechat().sendDecision(openidOf(person), phrase, at)
  } catch (error) {
    log({ level: 'error', action: 'wechat.sendDecision', requestId: messageId, ms: 0, trace: traceOf(error) })
  }
}
