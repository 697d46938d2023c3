import { useMe } from '../../services/useMe'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { IdentityCard } from './IdentityCard'
import { Progress } from './Progress'

export default function PassPage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {({ rider }) => (rider?.status === 'verified' ? <IdentityCard rider={rider} /> : <Progress rider={rider} />)}
      </Answered>
    </Screen>
  )
}
