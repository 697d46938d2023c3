import type { Refusal } from '../../../../contract/kernel/refusal'
import type { conventionActions } from '../../../../contract/pass/convention'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { type StationDocument, stations } from '../../account/public'
import { type CompoundDocument, compounds, type Signature } from '../documents/compound'
import type { PassDocument } from '../documents/pass'
import { refusalToSign, sign, signedAt } from '../rules/convention'
import { viewMine } from '../views/pass'
import { changeCompound } from './ownCompound'
import { changeOwnPass } from './ownPass'

export const accept: Handler<typeof conventionActions.accept> = async ({ version, deviceId }, context) => {
  const { now } = context
  const outcome = await changeOwnPass(context, ({ convention }): Decision<PassDocument, Refusal<'CONVENTION_OUTDATED'>> => {
    const refusal = refusalToSign(version)
    return refusal ? refuse(refusal) : { kind: 'change', next: { convention: sign(convention, now) } }
  })
  return 'refusal' in outcome ? outcome : { data: await viewMine(outcome.doc, deviceId, now) }
}

type Outdated = Refusal<'CONVENTION_OUTDATED'>

const viewSigned = (signature: Signature | null | undefined) => ({ version: CONVENTION_VERSION, signedAt: signedAt(signature) })

export const signForStation: Handler<typeof conventionActions.signForStation> = async ({ version, stationId }, { request, now }) => {
  const outcome = await change(
    stations,
    () => stations.get(stationId),
    request,
    ({ convention }): Decision<StationDocument, Outdated> => {
      const refusal = refusalToSign(version)
      return refusal ? refuse(refusal) : { kind: 'change', next: { convention: sign(convention, now) } }
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewSigned(outcome.doc.convention) }
}

export const ofStation: Handler<typeof conventionActions.ofStation> = async ({ stationId }) => ({
  data: viewSigned((await stations.get(stationId))?.convention),
})

/** Signs for the compound or for its community. Both signatures are kept in the compound's document. */
const signing =
  (party: keyof CompoundDocument['convention'], version: number, now: Date) =>
  ({ convention }: CompoundDocument): Decision<CompoundDocument, Outdated> => {
    const refusal = refusalToSign(version)
    return refusal ? refuse(refusal) : { kind: 'change', next: { convention: { ...convention, [party]: sign(convention[party], now) } } }
  }

export const signForCompound: Handler<typeof conventionActions.signForCompound> = async ({ version }, context) => {
  const outcome = await changeCompound(context, signing('compound', version, context.now))
  return 'refusal' in outcome ? outcome : { data: viewSigned(outcome.doc.convention.compound) }
}

export const signForCommunity: Handler<typeof conventionActions.signForCommunity> = async ({ version, compoundId }, { request, now }) => {
  const outcome = await change(compounds, () => compounds.get(compoundId), request, signing('community', version, now))
  return 'refusal' in outcome ? outcome : { data: viewSigned(outcome.doc.convention.community) }
}
