import { errorText } from '../../../../services/errorText'
import { useAction } from '../../../../services/useAction'
import { useWrite } from '../../../../services/useWrite'
import { SigningCard } from '../../../pass/convention/SigningCard'
import { convention } from '../../../pass/words/convention'

interface Props {
  stationId: string
  /** Where on the page this is: above the riders while it isn't signed, below them once it is. */
  place: 'unsigned' | 'signed'
}

/** The convention for this station. Nothing is shown until it is known how it stands: the list of riders is what one came for. */
export function Convention({ stationId, place }: Props) {
  const { data } = useAction('convention.ofStation', { stationId })
  const { send } = useWrite('convention.signForStation')
  const sign = async () => {
    const reply = await send({ version: convention.version, stationId })
    return reply && !reply.ok ? errorText(reply.error) : null
  }
  if (!data || (data.signedAt === null) !== (place === 'unsigned')) return null
  return (
    <SigningCard signatures={[{ party: '站点', signedAt: data.signedAt, unless: '站点不签，本站小哥进不了小区的白名单' }]} onSign={sign} />
  )
}
