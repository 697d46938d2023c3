import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../../../services/clock'
import { deviceId } from '../../../../services/deviceId'
import { errorText } from '../../../../services/errorText'
import { dayText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { ConventionText } from '../../convention/ConventionText'
import { useChangePass, usePass } from '../../usePass'
import { convention } from '../../words/convention'
import '../../words/refusals'

/** Signs; who has come from a compound's page to ask for its white list has asked then, too, and is back there. */
function useAccept(compoundId: string | undefined) {
  const accepting = useWrite('convention.accept')
  const asking = useWrite('pass.askListing')
  const changePass = useChangePass()
  const [problem, setProblem] = useState<string | null>(null)

  const ask = async () => {
    if (!compoundId) return
    setProblem(null)
    const reply = await asking.send({ compoundId })
    if (reply?.ok) await Taro.navigateBack()
    else if (reply) setProblem(errorText(reply.error))
  }
  const accept = async () => {
    setProblem(null)
    const reply = await accepting.send({ version: convention.version, deviceId: await deviceId() })
    if (reply && !reply.ok) return setProblem(errorText(reply.error))
    if (!reply) return
    await changePass(reply.data)
    await ask()
  }

  return { accept, ask, problem }
}

/** The conduct convention (三方公约): its text, and the rider's own signature. Who has no pass yet may read it. */
export default function ConventionPage() {
  const { compoundId } = useRouter().params
  const { data } = usePass()
  const { accept, ask, problem } = useAccept(compoundId)
  const signing = data?.pass?.convention
  const acceptedAt = signing?.acceptedAt ?? null
  const signs = signing && acceptedAt === null
  const footer = (signs || (signing && compoundId)) && (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      {signs ? (
        <Button onTap={accept}>{compoundId ? '我同意，照着做，并申请白名单' : '我同意，照着做'}</Button>
      ) : (
        <Button onTap={ask}>签好了，申请白名单</Button>
      )}
    </>
  )
  return (
    <Screen {...(footer && { footer })}>
      {acceptedAt && (
        <Notice tone="ok">{`${dayText(acceptedAt, serverNow())}签过了（第 ${signing?.version ?? convention.version} 版）`}</Notice>
      )}
      <ConventionText />
    </Screen>
  )
}
