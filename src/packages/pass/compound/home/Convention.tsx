import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { SigningCard } from '../../convention/SigningCard'
import { convention } from '../../words/convention'

/** The convention for this compound: the property manager signs, the community beside them. */
export function Convention({ compound }: { compound: CompoundView }) {
  const { compoundId } = compound
  const { compoundSignedAt, communitySignedAt } = compound.convention
  const { send } = useWrite('convention.signForCompound', ['compound.show'])
  const sign = async () => {
    const reply = await send({ version: convention.version, compoundId })
    return reply && !reply.ok ? errorText(reply.error) : null
  }
  return (
    <SigningCard
      signatures={[
        { party: '物业', signedAt: compoundSignedAt, unless: '三方签齐了，才能批准白名单' },
        { party: '社区', signedAt: communitySignedAt, unless: '由社区签，区里登记' },
      ]}
      onSign={sign}
    />
  )
}
