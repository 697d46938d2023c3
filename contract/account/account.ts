import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { asFact } from '../kernel/facts'
import { Cursor, Instant, MessageId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Message } from '../kernel/message'
import type { Audiences, Grant, RoleName, Workplace } from '../kernel/roles'
import { Text } from '../kernel/text'
import { ConsentView } from './consent'
import { RiderView } from './rider'

/** A role as its holder sees it. Each domain says what is in it (`roles.ts`). */
const AnyWorkplace = z.custom<Workplace>((value) => typeof value === 'object' && value !== null && 'role' in value)

/** Each domain declares its roles and the field that names their place (`roles.ts`). An unknown role or field is INVALID_INPUT at that field. */
export const AnyGrant = asFact(z.custom<Grant>((value) => typeof value === 'object' && value !== null))

/** Everything that the tab pages show of the caller, in one call. */
export const me = action({
  name: 'account.me',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    rider: z.nullable(RiderView),
    consents: z.array(ConsentView),
    workplaces: z.array(AnyWorkplace),
    unread: z.int(),
    /** How many WeChat messages may still be sent to this person. */
    messageCredits: z.int(),
  }),
  errors: [],
})

/** Who gives a role: those of an audience, or `npm run first-staff`. */
const Inviter = z.custom<keyof Audiences | 'operator'>((value) => typeof value === 'string')

/**
 * What an invitation code is for, before anybody takes it on: a wrong code is answered as there. Tries of both count together. Nobody sees
 * it without the code, so who looks is noted.
 */
export const showInvitation = action({
  name: 'role.invitation',
  limit: limits.guessing,
  audience: 'person',
  unmasks: true,
  audited: true,
  leftOut: ['code'],
  input: z.strictObject({ code: Text.code(40) }),
  output: z.object({
    role: z.custom<RoleName>((value) => typeof value === 'string'),
    /** Null for the staff of the district. */
    placeName: z.nullable(z.string()),
    /** Null: whoever gave it no longer may, and the code has been used by the caller. */
    invitedBy: z.nullable(Inviter),
    expiresAt: Instant,
    /** It takes effect when a second person has confirmed it. */
    needsSecondPerson: z.boolean(),
  }),
  errors: ['INVITATION_INVALID'],
})

/** Takes on the role that an invitation code stands for. Upper and lower case, widths, spaces and dashes in the code don't matter. */
export const acceptInvitation = action({
  name: 'role.accept',
  limit: limits.guessing,
  audience: 'person',
  writes: true,
  audited: true,
  leftOut: ['code'],
  input: z.strictObject({ code: Text.code(40) }),
  output: z.array(AnyWorkplace),
  errors: ['INVITATION_INVALID'],
})

/** Gives a role back that one holds oneself. Of the staff it is taken by a colleague. */
export const layDown = action({
  name: 'role.layDown',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ grant: AnyGrant }),
  output: z.array(AnyWorkplace),
  errors: [],
})

/** The newest messages first, 20 a page; `before` is the `next` of the previous page. */
export const listMessages = action({
  name: 'inbox.list',
  audience: 'person',
  input: z.strictObject({ before: z.optional(Cursor) }),
  output: z.object({ messages: z.array(Message), next: z.nullable(Cursor) }),
  errors: [],
})

/** Messages that one call marks as read. */
export const MOST_SHOWN = 100

/**
 * Marks messages as read: those in `shown`, or without it, as earlier versions of the app ask, every message that is there by now and was
 * decided up to `upTo`. What arrives afterwards is unread, whenever it was decided.
 */
export const markRead = action({
  name: 'inbox.markRead',
  limit: limits.own,
  audience: 'person',
  writes: true,
  unaudited: 'what somebody has read concerns nobody else',
  input: z.strictObject({ upTo: Instant, shown: z.optional(z.array(MessageId).check(z.maxLength(MOST_SHOWN))) }),
  output: z.object({ unread: z.int() }),
  errors: [],
})

/** The person allowed one more WeChat message (one-time subscription: one allowance, one message). */
export const addCredit = action({
  name: 'inbox.addCredit',
  limit: limits.own,
  audience: 'person',
  writes: true,
  unaudited: 'the ledger of credits is its own record',
  input: z.strictObject({}),
  output: z.object({ messageCredits: z.int() }),
  errors: [],
})

export const meActions = { me, showInvitation, acceptInvitation, layDown, listMessages, markRead, addCredit }
