import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../services/useAction'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import type { Contest } from '../contest'
import { Outcome } from './Outcome'
import { SignUp } from './SignUp'
import { SignUpBar } from './SignUpBar'
import { useSignUp } from './useSignUp'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'

/** A station manager signs riders of the station up, together or not at all. */
export default function SignUpPage() {
  const { contestId = '', stationId = '' } = useRouter().params
  const found = useAction('contest.show', { contestId: contestId as Contest['contestId'] })
  const signUp = useSignUp(stationId as Parameters<typeof useSignUp>[0])
  if (signUp.done)
    return (
      <Screen>
        <Outcome done={signUp.done} onAgain={signUp.again} />
      </Screen>
    )
  return (
    <Screen {...(found.data && { footer: <SignUpBar contest={found.data.contest} signUp={signUp} /> })}>
      <Answered query={found}>{({ contest }) => <SignUp contest={contest} stationId={stationId} signUp={signUp} />}</Answered>
    </Screen>
  )
}
