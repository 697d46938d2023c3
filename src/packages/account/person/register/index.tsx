import type { ConsentView } from '../../../../../contract/account/consent'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { useMe } from '../../useMe'
import { ConsentGate } from './ConsentGate'
import { NotEditable } from './NotEditable'
import { RegistrationPage } from './RegistrationPage'
import '../../words/refusals'

/** What a registration rests on. */
const isNeeded = ({ kind }: ConsentView) => kind === 'service' || kind === 'sensitive'

export default function RegisterPage() {
  const me = useMe()
  if (!me.data)
    return (
      <Screen>
        <Answered query={me}>{() => null}</Answered>
      </Screen>
    )
  const { rider, consents } = me.data
  const needed = consents.filter(isNeeded)
  if (rider && !rider.editable) return <NotEditable rider={rider} />
  return needed.every(({ state }) => state === 'given') ? <RegistrationPage rider={rider} /> : <ConsentGate asked={needed} />
}
