import type { InvitationDocument } from '../../cloudfunctions/kernel/people/invitations'
import type { PersonDocument } from '../../cloudfunctions/kernel/people/personDocument'
import type { RolesDocument } from '../../cloudfunctions/kernel/people/roles'
import type { PersonId } from '../../contract/kernel/ids'
import { sealedSample } from './riders'
import { daysAfter, NOON } from './time'

const unchanged = { revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null }

export const personId = (name: string) => `per_${name}` as PersonId

/** A person who has opened the mini-program and has not answered any consent yet. */
export const aPerson = (overrides: Partial<PersonDocument> = {}): PersonDocument => ({
  ...unchanged,
  _id: personId('li'),
  openid: sealedSample('openid'),
  consents: {},
  ...overrides,
})

/** An invitation to the staff, fresh and unused. */
export const anInvitation = (overrides: Partial<InvitationDocument> = {}): InvitationDocument => ({
  ...unchanged,
  _id: 'sampleinvitation',
  grant: { role: 'staff' },
  label: null,
  invitedBy: 'operator',
  expiresAt: daysAfter(NOON, 3),
  kind: 'invitation',
  usedBy: null,
  ...overrides,
})

/** A person's roles document without any role. */
export const someRoles = (overrides: Partial<RolesDocument> = {}): RolesDocument => ({
  ...unchanged,
  _id: personId('li'),
  grants: [],
  accepted: [],
  ...overrides,
})
