import { MINUTE_MS } from '../../../../../contract/kernel/duration'
import { byDeadline } from '../../../../../contract/kernel/today'
import { TodayRows } from '../../../../domains/TodayRows'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { useHome } from '../../useHome'
import '../../icons.scss'

/** All that somebody has to do or be at soon, the nearest deadline first. */
export default function TodayPage() {
  const home = useHome()
  const now = useServerNow(MINUTE_MS)
  return (
    <Screen>
      <Answered query={home}>
        {({ today }) => {
          const things = byDeadline(today, now)
          if (things.length === 0)
            return <State icon="blossom" title="今天没有要办的事" note="有课、有名额留给你，或有人等你，会写在这里" />
          return (
            <Card>
              <TodayRows things={things} now={now} />
            </Card>
          )
        }}
      </Answered>
    </Screen>
  )
}
