import * as z from 'zod/mini'
import { BOOKING_MESSAGES } from '../booking/bookingMessages'
import { SchoolId } from '../course/ids'
import { action } from '../kernel/action'
import { Instant, MessageId } from '../kernel/ids'
import { MerchantId } from '../merchant/ids'
import { GuardRefusal } from '../pass/gateVerdict'
import { CompoundId } from '../pass/ids'
import { ListingRefusal, PassEnd } from '../pass/pass'
import { ConsentView } from './consent'
import { StationId } from './ids'
import { RemovedFor, ReturnReason, RiderView } from './rider'

/** A role as its holder sees it: where to work. */
export const Workplace = z.discriminatedUnion('role', [
  z.object({ role: z.literal('stationManager'), stationId: StationId, stationName: z.string(), waiting: z.int() }),
  /** `waiting`: riders who ask for the white list. */
  z.object({ role: z.literal('propertyManager'), compoundId: CompoundId, compoundName: z.string(), waiting: z.int() }),
  z.object({ role: z.literal('guard'), compoundId: CompoundId, compoundName: z.string() }),
  z.object({ role: z.literal('clerk'), merchantId: MerchantId, merchantName: z.string() }),
  z.object({ role: z.literal('teacher'), schoolId: SchoolId, schoolName: z.string() }),
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

const RoleOf = z.enum(['stationManager', 'propertyManager', 'guard', 'clerk', 'teacher', 'staff'])

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
    /** `placeName`: the station, compound or merchant; null for the whole district. */
    z.object({ kind: z.literal('roleGranted'), role: RoleOf, placeName: z.nullable(z.string()) }),
    z.object({ kind: z.literal('roleRevoked'), role: RoleOf, placeName: z.nullable(z.string()) }),
    /** The rider has left the station: the pass holds until `at`, unless a new station vouches before. */
    z.object({ kind: z.literal('passEnding'), stationName: z.string(), at: Instant }),
    /** `until`: when it comes back by itself; null: when staff lift it. */
    z.object({ kind: z.literal('passSuspended'), reason: PassEnd, until: z.nullable(Instant) }),
    z.object({ kind: z.literal('passRevoked'), reason: PassEnd }),
    z.object({ kind: z.literal('passRestored') }),
    z.object({ kind: z.literal('passExpired') }),
    /** The pass is bound to another phone now; this one's codes are dead. */
    z.object({ kind: z.literal('passMoved') }),
    z.object({ kind: z.literal('appealAnswered'), accepted: z.boolean(), answer: z.string() }),
    z.object({ kind: z.literal('listingApproved'), compoundName: z.string(), until: Instant }),
    z.object({ kind: z.literal('listingRefused'), compoundName: z.string(), reason: ListingRefusal }),
    z.object({ kind: z.literal('listingRemoved'), compoundName: z.string(), reason: ListingRefusal }),
    /** To the property managers: a guard refused a rider whose pass would do. */
    z.object({
      kind: z.literal('gateRefused'),
      compoundName: z.string(),
      gateName: z.string(),
      rider: z.string(),
      reason: GuardRefusal,
      waitedMinutes: z.int(),
    }),
    /** To the property managers: a rider waits at a gate. */
    z.object({ kind: z.literal('gateWait'), compoundName: z.string(), gateName: z.string(), waitedMinutes: z.int() }),
    ...BOOKING_MESSAGES,
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
