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

function useAccept() {
  const { send } = useWrite('convention.accept')
  const changePass = useChangePass()
  const [problem, setProblem] = useState<string | null>(null)

  const accept = async () => {
    setProblem(null)
    const reply = await send({ version: convention.version, deviceId: await deviceId() })
    if (reply?.ok) await changePass(reply.data)
    else if (reply) setProblem(errorText(reply.error))
  }

  return { accept, problem }
}

/** The conduct convention (三方公约): its text, and the rider's own signature. Who has no pass yet may read it. */
export default function ConventionPage() {
  const { data } = usePass()
  const { accept, problem } = useAccept()
  const signing = data?.pass?.convention
  const acceptedAt = signing?.acceptedAt ?? null
  const footer = signing && acceptedAt === null && (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button onTap={accept}>我同意，照着做</Button>
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
