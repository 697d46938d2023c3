import type { Appeal } from '../../../../contract/pass/pass'
import type { PassHolder } from '../../../../contract/pass/passHolder'
import type { StaffPassView } from '../../../../contract/pass/sanction'
import type { AppealRecord, PassDocument } from '../pass/passDocument'
import { type Standing, standingOf } from '../rules/passState'
import { withHolders } from './holders'

/** Passes as staff see them. */
export async function viewStaffPasses(passes: readonly PassDocument[], now: Date): Promise<StaffPassView[]> {
  return (await withHolders(passes)).map(([pass, holder]) => viewPass(pass, holder, now))
}

/** The reply to what staff ask or decide about one pass. */
export async function viewStaffPass(pass: PassDocument, now: Date): Promise<{ data: StaffPassView }> {
  const [view] = await viewStaffPasses([pass], now)
  if (!view) throw new Error(`passes/${pass._id} was not shown`)
  return { data: view }
}

function viewPass(pass: PassDocument, holder: PassHolder, now: Date): StaffPassView {
  const { _id: passId, expiresAt, proposal, appeal } = pass
  const { state, end } = standingOf(pass, now)
  return {
    ...{ passId, holder, state },
    end: end && viewEnd(end),
    expiresAt: expiresAt.toISOString(),
    proposal: proposal && { ...proposal, at: proposal.at.toISOString() },
    appeal: appeal && viewAppeal(appeal),
  }
}

export const viewEnd = ({ reason, since, until }: NonNullable<Standing['end']>) => ({
  reason,
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
})

export const viewAppeal = ({ state, at, text, answer }: AppealRecord): Appeal => ({ state, at: at.toISOString(), text, answer })
