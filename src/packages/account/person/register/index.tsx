import type { ConsentView } from '../../../../../contract/account/consent'
import type { RiderView } from '../../../../../contract/account/rider'
import { replacePage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { useMe } from '../../useMe'
import { statusText } from '../../words/rider'
import { ConsentGate } from './ConsentGate'
import { RegistrationPage } from './RegistrationPage'
import '../../words/refusals'
import '../../icons.scss'

/** Once the station has vouched the form is closed. */
const NotEditable = ({ rider: { status } }: { rider: RiderView }) => (
  <Screen>
    <State
      icon="document"
      title={`登记现在是“${statusText[status].word}”`}
      note="这时不能改内容。要改，请先联系站点负责人"
      action={<Button onTap={() => replacePage('status')}>看进度</Button>}
    />
  </Screen>
)

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
