import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { RiderView } from '../../../../contract/rider'
import { errorText } from '../../../services/errorText'
import { allowOneMessage } from '../../../services/messageAllowance'
import { useChangeMe } from '../../../services/useMe'
import { useWrite } from '../../../services/useWrite'

const KEY = 'messageRefusedFor'

/** Which application this is: a new one may be asked about again. */
const applicationOf = ({ steps }: RiderView) => steps.filter(({ step }) => step === 'registered').at(-1)?.at ?? ''

/** Asks WeChat for one message about this application, and enters the allowance. */
export function useTellMe(rider: RiderView) {
  const { send } = useWrite('inbox.addCredit')
  const changeMe = useChangeMe()
  const application = applicationOf(rider)
  const [refusedFor, setRefusedFor] = useState(() => Taro.getStorageSync<string>(KEY))
  const [problem, setProblem] = useState<string | null>(null)

  const refuse = () => {
    Taro.setStorageSync(KEY, application)
    setRefusedFor(application)
  }

  const ask = async () => {
    setProblem(null)
    if (!(await allowOneMessage())) return refuse()
    const reply = await send({})
    if (reply?.ok) await changeMe({ messageCredits: reply.data.messageCredits })
    else if (reply) setProblem(errorText(reply.error))
  }

  return { answer: refusedFor === application ? 'refused' : 'open', ask, problem }
}
