import type { Refusal } from '../../../../../contract/kernel/refusal'
import { CONVENTION_VERSION } from '../../../../../contract/pass/convention'
import { change } from '../../../../kernel/database/change'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { type StationDocument, stations } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { type CompoundDocument, compounds, type Signature } from '../../compounds/compoundDocument'
import { changeCompound } from '../../ownCompound'
import { refusalToSign, sign, signedAt } from '../../rules/convention'

type Outdated = Refusal<'CONVENTION_OUTDATED'>

const viewSigned = (signature: Signature | null | undefined) => ({ version: CONVENTION_VERSION, signedAt: signedAt(signature) })

export const signForStation: HandlerOf<'convention.signForStation'> = async ({ version, stationId }, { request, now }) => {
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

export const ofStation: HandlerOf<'convention.ofStation'> = async ({ stationId }) => ({
  data: viewSigned((await stations.get(stationId))?.convention),
})

/** The compound's part or the community's: both stand in the compound's document. */
const signing =
  (party: keyof CompoundDocument['convention'], version: number, now: Date) =>
  ({ convention }: CompoundDocument): Decision<CompoundDocument, Outdated> => {
    const refusal = refusalToSign(version)
    return refusal ? refuse(refusal) : { kind: 'change', next: { convention: { ...convention, [party]: sign(convention[party], now) } } }
  }

export const signForCompound: HandlerOf<'convention.signForCompound'> = async ({ version }, context) => {
  const outcome = await changeCompound(context, signing('compound', version, context.now))
  return 'refusal' in outcome ? outcome : { data: viewSigned(outcome.doc.convention.compound) }
}

export const signForCommunity: HandlerOf<'convention.signForCommunity'> = async ({ version, compoundId }, { request, now }) => {
  const outcome = await change(compounds, () => compounds.get(compoundId), request, signing('community', version, now))
  return 'refusal' in outcome ? outcome : { data: viewSigned(outcome.doc.convention.community) }
}
