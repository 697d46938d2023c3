import { log, traceOf } from '../log'
import { openidOf, people } from '../people/personDocument'
import { wechat } from '../wechat/wechat'
import { enterCredit } from './credits'
import type { Notification } from './effects'
import { freePlace, messageIdOf, messages, sealContent } from './messages'

/**
 * Stores a message in the inbox, and sends it by WeChat if the person has allowed one. WeChat gets it at most once, because the credit is
 * used before the message is sent. The inbox is what counts: a failure at WeChat is logged and changes nothing.
 */
export async function deliver({ eventId, personId, content, phrase, at, quiet = false }: Notification): Promise<void> {
  const messageId = messageIdOf(eventId)
  const [known, place] = await Promise.all([people.get(personId), freePlace(personId, at)])
  if (!known) return void (await messages.remove(messageId))
  await messages.insert({ _id: messageId, personId, content: sealContent(messageId, content), at: place, readAt: null, kind: 'message' })
  const person = await people.get(personId)
  // The person was erased in the meantime. An erasure deletes the person before the messages, so a message stored after that is deleted
  // here. The look before storing it keeps a delivery that dies between the two from leaving a message to a person who was erased long ago.
  if (!person) return void (await messages.remove(messageId))
  if (quiet || (await enterCredit(personId, -1, messageId, at)) !== 'entered') return
  try {
    await wechat().sendDecision(openidOf(person), phrase, at)
  } catch (error) {
    log({ level: 'error', action: 'wechat.sendDecision', requestId: messageId, ms: 0, trace: traceOf(error) })
  }
}
