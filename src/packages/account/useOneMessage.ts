import { useState } from 'react'
import { errorText } from '../../services/errorText'
import { readStored, writeStored } from '../../services/phoneStorage'
import { useWrite } from '../../services/useWrite'
import { allowOneMessage } from './messageAllowance'
import { useChangeMe } from './useMe'

/** So many refusals are remembered: the newest. */
const MOST = 20

/** Older apps kept one alone. */
const refusals = () => [readStored<string | string[]>('messageRefusedFor') ?? []].flat()

const NOT_ASKED = '微信这次没能问你。如果关掉了订阅消息，点右上角“…”→“设置”→“通知管理”打开，再点一次。'

/** Asks WeChat for one message about something, and enters the allowance. `about` names it: who said no is not asked about it again. */
export function useOneMessage(about: string) {
  const { send } = useWrite('inbox.addCredit', { shown: ['account.me'] })
  const changeMe = useChangeMe()
  const [refused, setRefused] = useState(refusals)
  const [problem, setProblem] = useState<string | null>(null)

  const refuse = () => {
    const now = [...refusals(), about].slice(-MOST)
    writeStored('messageRefusedFor', now)
    setRefused(now)
  }

  const ask = async () => {
    setProblem(null)
    const answer = await allowOneMessage()
    if (answer === 'refused') return refuse()
    if (answer === 'notAsked') return setProblem(NOT_ASKED)
    const reply = await send({})
    if (reply?.ok) await changeMe({ messageCredits: reply.data.messageCredits })
    else if (reply) setProblem(errorText(reply.error))
  }

  return { answer: refused.includes(about) ? 'refused' : 'open', ask, problem }
}
