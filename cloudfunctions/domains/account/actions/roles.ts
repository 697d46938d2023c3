import type { meActions } from '../../../../contract/account/account'
import type { StationId } from '../../../../contract/account/ids'
import type { staffActions } from '../../../../contract/account/staff'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Audiences, Grant } from '../../../../contract/kernel/roles'
import { placeOf, type Role } from '../../../kernel/access'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import { findAll, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { house } from '../../../kernel/house'
import { invalid, parseInput } from '../../../kernel/input'
import {
  codeFor,
  ensureInvitation,
  type InvitationDocument,
  invitationIdOf,
  invitations,
  labelIn,
} from '../../../kernel/people/invitations'
import { ensurePerson } from '../../../kernel/people/personDocument'
import { decideConfirmGrant, decideDropGrant, originsOf, type RolesDocument, roles, workplacesOf } from '../../../kernel/people/roles'
import { placeNameOf, tellAboutRole } from '../roleMessage'
import { decideUse, isGoodFor } from '../rules/invitation'
import { stations } from '../stations'

/** A grant as the domain of its role declares it: the role is there, and the grant has the field of its place and no other. */
export function grantIn(asked: Grant): { grant: Grant } | { refusal: Refusal<'INVALID_INPUT'> } {
  const role = house().role(asked.role)
  if (!role) return { refusal: invalid('grant.role', 'option') }
  const parsed = parseInput(role.grant, asked)
  if ('value' in parsed) return { grant: parsed.value }
  const { field, ...details } = parsed.refusal.details
  return { refusal: { code: 'INVALID_INPUT', details: { ...details, field: `grant.${field}` } } }
}

export const invite: Handler<typeof staffActions.invite> = async ({ grant: asked }, { caller, request, now }) => {
  const parsed = grantIn(asked)
  if ('refusal' in parsed) return parsed
  const { grant } = parsed
  const role = house().role(grant.role)
  if (!role?.grantedBy.includes('staff')) return { refusal: { code: 'FORBIDDEN', details: {} } }
  if (placeOf(role, grant) !== null && (await placeNameOf(grant)) === null) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const code = codeFor(caller.personId, request.requestId)
  const load = () => ensureInvitation(invitationIdOf(code), { grant, invitedBy: caller.personId }, now)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}

const INVALID = { refusal: { code: 'INVITATION_INVALID' as const, details: {} } }

/** An invitation that this person may use, as far as its inviter is concerned; null for a code that doesn't exist, too. */
async function invitationFor(code: string, personId: PersonId) {
  const invitation = await invitations.get(invitationIdOf(code))
  const role = invitation && house().role(invitation.grant.role)
  if (!invitation || !role) return null
  const inviter = await inviterOf(invitation, role)
  return inviter !== null || invitation.usedBy === personId ? { invitation, role, inviter } : null
}

export const showInvitation: Handler<typeof meActions.showInvitation> = async ({ code }, { caller: { personId }, now }) => {
  const found = await invitationFor(code, personId)
  if (!found || !isGoodFor(found.invitation, personId, now)) return INVALID
  const { role, inviter } = found
  const { grant, expiresAt, invitedBy } = found.invitation
  const shown = { role: grant.role, placeName: await placeNameOf(grant), invitedBy: inviter, expiresAt: expiresAt.toISOString() }
  return { data: { ...shown, needsSecondPerson: isProposal(role, invitedBy) } }
}

/** Whether the code only proposes who enters it. */
const isProposal = ({ needsSecondPerson }: Role, invitedBy: PersonId | 'operator') => needsSecondPerson === true && invitedBy !== 'operator'

/** Uses the code up, then grants. If this dies in between, the same person can enter the code again. */
export const acceptInvitation: Handler<typeof meActions.acceptInvitation> = async ({ code }, { caller, request, now }) => {
  const { personId } = caller
  const found = await invitationFor(code, personId)
  if (!found) return INVALID
  const { role, invitation } = found
  const { _id: invitationId, grant, invitedBy } = invitation
  // This comes before the code is used up: a second code under a requestId that has given a role already must stay good.
  const held = await roles.get(personId)
  const earlier = await Promise.all(house().roles.map((one) => one.earlierUse(grant, held, request)))
  if (earlier.includes('otherQuestion')) return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  const used = await change(
    invitations,
    () => invitations.get(invitationId),
    request,
    (current) => decideUse(current, personId, now),
  )
  if ('refusal' in used) return used.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: used.refusal }
  await ensurePerson(caller)
  const proposed = isProposal(role, invitedBy)
  const told = await tellAboutRole(proposed ? 'roleProposed' : 'roleGranted', personId, grant, request)
  const facts = { ...grant, invitedBy, proposed }
  const given = await role.give({ invitationId, grant, label: labelIn(invitation), invitedBy }, personId, { ...request, facts }, told)
  if ('refusal' in given) return given.refusal.code === 'NOT_FOUND' ? INVALID : { refusal: given.refusal }
  return { data: await workplacesOf(personId) }
}

/** As what the inviter may still give this role at this place; null: they may not. Who was removed leaves no codes behind. */
async function inviterOf({ invitedBy, grant }: InvitationDocument, role: Role): Promise<keyof Audiences | 'operator' | null> {
  if (invitedBy === 'operator') return 'operator'
  const place = placeOf(role, grant)
  for (const name of role.grantedBy) {
    const membership = await house().audience(name)?.membership({ personId: invitedBy })
    const isEverywhere = house().role(name)?.placeField === null
    if (membership && (isEverywhere || (place !== null && (await membership.at(place)) !== null))) return name
  }
  return null
}

export const revokeRole: Handler<typeof staffActions.revokeRole> = async ({ personId, grant: asked }, { request }) => {
  const parsed = grantIn(asked)
  if ('refusal' in parsed) return parsed
  const { grant } = parsed
  const told = await tellAboutRole('roleRevoked', personId, grant, request)
  const outcome = await house().role(grant.role)?.take(grant, personId, request, told)
  if (!outcome) return { refusal: { code: 'NOT_FOUND', details: {} } }
  if ('doc' in outcome) return { data: { revoked: true } }
  const { code } = outcome.refusal
  return { refusal: code === 'INVITATION_INVALID' ? { code: 'NOT_FOUND', details: {} } : { code, details: {} } }
}

/**
 * Whoever holds a role at a place gives it back. A role that they don't hold there (any more) is left alone: nothing is written at a place that is not
 * theirs. A role that takes two people to give takes another person to end.
 */
export const layDown: Handler<typeof meActions.layDown> = async ({ grant: asked }, { caller: { personId }, request }) => {
  const parsed = grantIn(asked)
  if ('refusal' in parsed) return parsed
  const { grant } = parsed
  const role = house().role(grant.role)
  if (!role || role.needsSecondPerson) return { refusal: { code: 'FORBIDDEN', details: {} } }
  const held = await roles.get(personId)
  const earlier = await role.earlierUse(grant, held, request)
  if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  // A repetition goes on where the first try may have died.
  if (earlier === null && !(await worksAt(role, grant, personId, held))) return { data: await workplacesOf(personId) }
  const outcome = await role.take(grant, personId, request, await tellAboutRole('roleRevoked', personId, grant, request))
  if ('refusal' in outcome && outcome.refusal.code === 'REQUEST_REUSED') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  return { data: await workplacesOf(personId) }
}

async function worksAt(role: Role, grant: Grant, personId: PersonId, held: RolesDocument | null): Promise<boolean> {
  const place = placeOf(role, grant)
  const workplaces = await role.workplaces(personId, held)
  return workplaces.some((workplace) => Object.values(workplace).some((value) => value === place))
}

/** Earlier than any date. Documents without a proposal have null in the index and sort before it. */
const BEGINNING = new Date(0)

export const listProposals: Handler<typeof staffActions.listProposals> = async () => {
  const proposed = { equals: {}, beyond: BEGINNING }
  const [people, waiting] = await Promise.all([
    findAll(onlyFields(roles, ['proposedAt', 'proposed']), 'proposedAt', proposed),
    findAll(onlyFields(stations, ['trustProposedAt', 'name', 'trustProposal']), 'trustProposedAt', proposed),
  ])
  const grants = people.flatMap(({ _id, proposed }) =>
    proposed ? [{ personId: _id as PersonId, invitedBy: proposed.invitedBy, at: proposed.at.toISOString() }] : [],
  )
  const trusting = waiting.flatMap(({ _id, name, trustProposal }) =>
    trustProposal ? [{ stationId: _id as StationId, name, by: trustProposal.by, at: trustProposal.at.toISOString() }] : [],
  )
  return { data: { grants, stations: trusting } }
}

export const confirmGrant: Handler<typeof staffActions.confirmGrant> = async ({ personId, proposedAt }, { caller, request, now }) => {
  const by = caller.personId
  const outcome = await change(
    roles,
    () => roles.get(personId),
    request,
    async (held) => {
      const { proposed } = held
      if (!proposed) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
      const origins = await originsOf([by, proposed.invitedBy])
      const told = await tellAboutRole('roleGranted', personId, proposed.grant, request)
      return decideConfirmGrant(held, { proposedAt: new Date(proposedAt), by, origins, told, now })
    },
  )
  return 'refusal' in outcome ? outcome : { data: { confirmed: true } }
}

export const dropGrant: Handler<typeof staffActions.dropGrant> = async ({ personId, proposedAt }, { request }) => {
  const outcome = await change(
    roles,
    () => roles.get(personId),
    request,
    (held) => decideDropGrant(held, new Date(proposedAt)),
  )
  return 'refusal' in outcome ? outcome : { data: { dropped: true } }
}
