import type { OutputOf } from '../../../../contract/kernel/action'
import type { DeviceId } from '../../../../contract/kernel/ids'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { Appeal, mine, PassView } from '../../../../contract/pass/pass'
import type { PassHolder } from '../../../../contract/pass/passHolder'
import type { StaffPassView } from '../../../../contract/pass/sanction'
import { linksTo, linkTo } from '../../../kernel/files'
import { signPass } from '../credentials/codes'
import { openPass } from '../documents/openPass'
import { type AppealRecord, type Holder, type PassDocument, phoneTailIn } from '../documents/pass'
import { signedAt } from '../rules/convention'
import { isRenewable, type PassStatus, statusOf } from '../rules/passStatus'

/** A holder as others see them. The picture is added only where somebody has to recognise the face. */
export const viewHolder = async ({ photo, ...shown }: Holder, asked: { photo: boolean } = { photo: false }): Promise<PassHolder> => ({
  ...shown,
  photoUrl: asked.photo && photo ? await linkTo(photo) : null,
})

/** Documents, each with its holder as others see them. Storage is asked once for all the pictures. */
export async function withHolders<Doc extends { readonly holder: Holder }>(docs: readonly Doc[]): Promise<(readonly [Doc, PassHolder])[]> {
  const links = await linksTo(docs.flatMap(({ holder }) => holder.photo ?? []))
  return docs.map((doc) => {
    const { photo, ...shown } = doc.holder
    return [doc, { ...shown, photoUrl: (photo && links.get(photo)) ?? null }] as const
  })
}

/** A pass as its holder sees it on this phone. */
export async function viewPass(pass: PassDocument, deviceId: DeviceId, now: Date): Promise<PassView> {
  const { state, end } = statusOf(pass, now)
  const { leaving, device, convention } = pass
  const { appeal } = openPass(pass)
  return {
    passId: pass._id,
    state,
    end: end && viewEnd(end),
    suspendsAt: leaving && leaving.at > now ? leaving.at.toISOString() : null,
    expiresAt: pass.expiresAt.toISOString(),
    renewable: isRenewable(pass, now),
    holder: await viewHolder(pass.holder, { photo: true }),
    phoneTail: phoneTailIn(pass),
    phone: phoneBound(device, deviceId),
    boundAt: device?.boundAt.toISOString() ?? null,
    convention: {
      version: CONVENTION_VERSION,
      acceptedAt: signedAt(convention),
    },
    appeal: appeal && viewAppeal(appeal),
    offline: state === 'active' && device?.deviceId === deviceId ? viewSigned(pass, now) : null,
  }
}

function phoneBound(device: PassDocument['device'], asking: DeviceId): PassView['phone'] {
  if (!device) return 'none'
  return device.deviceId === asking ? 'this' : 'other'
}

function viewSigned(pass: PassDocument, now: Date): PassView['offline'] {
  const signed = signPass(pass, now)
  return signed && { text: signed.text, issuedAt: signed.issuedAt.toISOString(), expiresAt: signed.expiresAt.toISOString() }
}

/** The reply of `pass.mine`, and of the writes that change the holder's own pass. */
export const viewMine = async (pass: PassDocument | null, deviceId: DeviceId, now: Date): Promise<OutputOf<typeof mine>> => ({
  pass: pass && (await viewPass(pass, deviceId, now)),
  now: now.toISOString(),
})

/** Passes as staff see them. */
export async function viewStaffPasses(found: readonly PassDocument[], now: Date): Promise<StaffPassView[]> {
  return (await withHolders(found)).map(([pass, holder]) => viewForStaff(pass, holder, now))
}

/** The reply to a question or a decision of staff about one pass. */
export async function viewStaffPass(pass: PassDocument, now: Date): Promise<{ data: StaffPassView }> {
  const [view] = await viewStaffPasses([pass], now)
  if (!view) throw new Error(`passes/${pass._id} was not shown`)
  return { data: view }
}

function viewForStaff(pass: PassDocument, holder: PassHolder, now: Date): StaffPassView {
  const { _id: passId, expiresAt, proposal, appeal } = openPass(pass)
  const { state, end } = statusOf(pass, now)
  return {
    passId,
    holder,
    state,
    end: end && viewEnd(end),
    expiresAt: expiresAt.toISOString(),
    proposal: proposal && { ...proposal, at: proposal.at.toISOString() },
    appeal: appeal && viewAppeal(appeal),
  }
}

export const viewEnd = ({ reason, since, until }: NonNullable<PassStatus['end']>) => ({
  reason,
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
})

export const viewAppeal = ({ state, at, text, answer }: AppealRecord): Appeal => ({ state, at: at.toISOString(), text, answer })
