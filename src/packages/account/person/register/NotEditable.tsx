import type { RiderView } from '../../../../../contract/account/rider'
import { replacePage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { statusText } from '../../words/rider'

/** Once the station has vouched the form is closed. */
export const NotEditable = ({ rider: { status } }: { rider: RiderView }) => (
  <Screen>
    <State
      icon="document"
      title={`登记现在是“${statusText[status].word}”`}
      note="这时不能改内容。要改，请先联系站点负责人"
      action={<Button onTap={() => replacePage('status')}>看进度</Button>}
    />
  </Screen>
)
