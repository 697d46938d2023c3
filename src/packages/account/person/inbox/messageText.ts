import type { MessageContent, Messages } from '../../../../../contract/kernel/message'
import type { MessageText, MessageWords } from '../../../../domains/messageWords'
import { bookingMessages } from '../../../booking/words/messages'
import { contestMessages } from '../../../contest/words/messages'
import { courseMessages } from '../../../course/words/messages'
import { merchantMessages } from '../../../merchant/words/messages'
import { passMessages } from '../../../pass/words/messages'
import { accountMessages } from '../../words/messages'

/** The words of all domains, one line a domain. Only this page loads them. */
const domains: { readonly [Domain in keyof Messages]: MessageWords<Messages[Domain]> } = {
  account: accountMessages,
  pass: passMessages,
  booking: bookingMessages,
  course: courseMessages,
  contest: contestMessages,
  merchant: merchantMessages,
}

/** By kind; each takes contents of its own kind alone. */
const words = new Map(Object.values(domains).flatMap((own) => Object.entries<(content: never) => MessageText>(own)))

/** For a message that only a newer version has words for. */
const NOT_KNOWN_YET: MessageText = { title: '有一条新消息', body: '这个版本还看不了它的内容。请退出小程序再打开，更新后就能看到。' }

export const messageText = (content: MessageContent): MessageText => words.get(content.kind)?.(content as never) ?? NOT_KNOWN_YET
