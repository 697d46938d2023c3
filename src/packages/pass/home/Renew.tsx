import { useState } from 'react'
import { deviceId } from '../../../services/deviceId'
import { errorText } from '../../../services/errorText'
import { useWrite } from '../../../services/useWrite'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'
import { useChangePass } from '../usePass'

/** Renews the pass for another term. */
export function Renew() {
  const { send } = useWrite('pass.renew', { shown: ['pass.mine'] })
  const changePass = useChangePass()
  const [problem, setProblem] = useState<string | null>(null)

  const renew = async () => {
    setProblem(null)
    const reply = await send({ deviceId: await deviceId() })
    if (reply?.ok) await changePass(reply.data)
    else if (reply) setProblem(errorText(reply.error))
  }

  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button icon="refresh" onTap={renew}>
        续期
      </Button>
    </>
  )
}
