/**
 * Code that must not compile. `npm run typecheck` (part of `npm test`) fails when one of these lines compiles: each `@ts-expect-error` is
 * an assertion.
 */

import type { Handler, HandlersOf } from '../../cloudfunctions/kernel/handler'
import type { ActionName, Actions } from '../../contract'
import type { RiderId, StationId } from '../../contract/account/ids'
import type { riderActions } from '../../contract/account/rider'
import type { InputOf, OutputOf, Reply } from '../../contract/kernel/action'
import { callAction } from '../../src/services/callAction'

declare const handlers: HandlersOf<typeof riderActions>
declare const riderId: RiderId
declare const reply: Reply<Actions['station.vouch']>

void callAction('rider.withdraw', {})
// @ts-expect-error: no such action
void callAction('rider.vanish', {})
// @ts-expect-error: a field is missing
void callAction('station.vouch', { riderId: 'rdr_1' })
// @ts-expect-error: a field is of another type
void callAction('station.vouch', { riderId: 'rdr_1', revision: 'one' })
// @ts-expect-error: no such kind of work
void callAction('rider.saveDraft', { workKind: 'pilot' })

// @ts-expect-error: the id of one kind of record is not the id of another kind
export const stationId: StationId = riderId
// @ts-expect-error: an arbitrary string is not an id
export const anyId: RiderId = 'rdr_1'

const { register: _register, ...incomplete } = handlers
// @ts-expect-error: a handler is missing
export const missing: HandlersOf<typeof riderActions> = incomplete
// @ts-expect-error: a handler without an action
export const superfluous: HandlersOf<typeof riderActions> = { ...handlers, vanish: handlers.withdraw }
// @ts-expect-error: a reply that isn't the contract's
export const wrongReply: Handler<Actions['rider.withdraw']> = async () => ({ data: { erased: false } })
// @ts-expect-error: a refusal that the action doesn't list
export const wrongRefusal: Handler<Actions['rider.withdraw']> = async () => ({ refusal: { code: 'STATION_CLOSED', details: {} } })
// @ts-expect-error: a public action needs no identity, so its handler does not know the caller
export const nosy: Handler<Actions['station.list']> = async (_, { caller }) => ({ data: { towns: [caller], stations: [] } })

if (!reply.ok && reply.error.code === 'NOT_WAITING') void reply.error.details.status
// @ts-expect-error: a field in the details of one refusal does not exist in all others
if (!reply.ok) void reply.error.details.status
// @ts-expect-error: the action does not list this refusal
if (!reply.ok) void (reply.error.code === 'UNDER_AGE')

export type Names = [ActionName, InputOf<Actions['rider.register']>, OutputOf<Actions['account.me']>, Handler<Actions['account.me']>]
