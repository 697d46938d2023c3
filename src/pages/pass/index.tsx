import { Progress } from '../../packages/account/home/Progress'
import { useMe } from '../../packages/account/useMe'
import { Pass } from '../../packages/pass/home/Pass'
import { usePass } from '../../packages/pass/usePass'
import { Button } from '../../ui/button/Button'
import { Screen } from '../../ui/screen/Screen'
import { Answered, Loading } from '../../ui/states/Answered'
import { State } from '../../ui/states/State'
import '../../packages/pass/home/refusals'

type Query = ReturnType<typeof usePass>

/** The pass follows the verification, a moment later. */
const Preparing = ({ onRetry }: { onRetry: () => unknown }) => {
  const again = (
    <Button variant="ghost" onTap={onRetry}>
      再看一次
    </Button>
  )
  return <State icon="clock" title="小哥码正在准备" note="认证刚通过，一般一分钟内就好" action={again} />
}

/** For who has no pass (yet), as far as is known. */
function NoPass({ mine }: { mine: Query }) {
  const me = useMe()
  return (
    <Answered query={me}>
      {({ rider }) =>
        rider?.status === 'verified' ? (
          <Answered query={mine}>{() => <Preparing onRetry={mine.refetch} />}</Answered>
        ) : (
          <Progress rider={rider} />
        )
      }
    </Answered>
  )
}

export default function PassPage() {
  const mine = usePass()
  if (mine.data?.pass) return <Pass pass={mine.data.pass} heardAt={mine.dataUpdatedAt} failed={mine.error !== null} />
  return <Screen>{mine.data || mine.error ? <NoPass mine={mine} /> : <Loading />}</Screen>
}
