import * as z from 'zod/mini'
import { action } from './action'
import { ConsentView } from './consent'
import { Instant, MessageId, StationId } from './ids'
import { RemovedFor, ReturnReason, RiderView } from './rider'

/** A role as its holder sees it: where to work. */
export const Workplace = z.discriminatedUnion('role', [
  z.object({ role: z.literal('stationManager'), stationId: StationId, stationName: z.string(), waiting: z.int() }),
  z.object({ role: z.literal('staff') }),
])
export type Workplace = z.output<typeof Workplace>

/** Everything that the tab pages show of me. One call. */
export const me = action({
  name: 'account.me',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    rider: z.nullable(RiderView),
    consents: z.array(ConsentView),
    workplaces: z.array(Workplace),
    unread: z.int(),
    /** How many WeChat messages may still be sent to this person. */
    messageCredits: z.int(),
  }),
  errors: [],
})

/** Takes on the role that an invitation code stands for. Capital and small letters, spaces and dashes don't matter. */
export const acceptInvitation = action({
  name: 'role.accept',
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  output: z.array(Workplace),
  errors: ['INVITATION_INVALID'],
})

/** Every decision about somebody is a message; the words are in `src/texts/messages`. */
export const Message = z.object({
  messageId: MessageId,
  at: Instant,
  read: z.boolean(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('vouched'), stationName: z.string() }),
    z.object({ kind: z.literal('verified'), stationName: z.string() }),
    z.object({ kind: z.literal('returned'), by: z.enum(['station', 'district']), reasons: z.array(ReturnReason) }),
    z.object({ kind: z.literal('removed'), stationName: z.string(), reason: RemovedFor }),
    /** Somebody else gave this person's identity number. */
    z.object({ kind: z.literal('identityContested') }),
    z.object({ kind: z.literal('roleGranted'), role: z.enum(['stationManager', 'staff']), stationName: z.nullable(z.string()) }),
    z.object({ kind: z.literal('roleRevoked'), role: z.enum(['stationManager', 'staff']), stationName: z.nullable(z.string()) }),
  ]),
})
export type Message = z.output<typeof Message>
export type MessageContent = Message['content']

/** The newest messages first, 20 a page; `before` is the last one's time. */
export const listMessages = action({
  name: 'inbox.list',
  audience: 'person',
  input: z.strictObject({ before: z.optional(Instant) }),
  output: z.object({ messages: z.array(Message), next: z.nullable(Instant) }),
  errors: [],
})

/** Everything up to this instant was seen. */
export const markRead = action({
  name: 'inbox.markRead',
  audience: 'person',
  writes: true,
  input: z.strictObject({ upTo: Instant }),
  output: z.object({ unread: z.int() }),
  errors: [],
})

/** The person allowed one more WeChat message (one-time subscription: one allowance, one message). */
export const addCredit = action({
  name: 'inbox.addCredit',
  audience: 'person',
  writes: true,
  input: z.strictObject({}),
  output: z.object({ messageCredits: z.int() }),
  errors: [],
})

export const accountActions = { me, acceptInvitation, listMessages, markRead, addCredit }
