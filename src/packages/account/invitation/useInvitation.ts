import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Workplace } from '../../../../contract/kernel/roles'
import { errorText } from '../../../services/errorText'
import { useChangeMe } from '../../../services/useMe'
import { useWrite } from '../../../services/useWrite'

/** The contract's longest code: spaces and dashes may stand in it. */
export const CODE_LENGTH = 40

const clipboard = () =>
  Taro.getClipboardData().then(
    ({ data }) => data.trim(),
    () => '',
  )

/** Entering an invitation code. `workplaces` is where the person works once it was accepted. */
export function useInvitation() {
  const { send } = useWrite('role.accept', ['account.me'])
  const changeMe = useChangeMe()
  const [code, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [workplaces, setWorkplaces] = useState<Workplace[] | null>(null)

  const setCode = (typed: string) => {
    setTyped(typed)
    setProblem(null)
  }

  const paste = async () => {
    const text = await clipboard()
    if (text) setCode(text.slice(0, CODE_LENGTH))
    else setProblem('没有读到复制的内容。请长按上面的格子粘贴，或照着打进去')
  }

  const accept = async () => {
    if (!code.trim()) return setProblem('请先输入邀请码')
    const reply = await send({ code: code.trim() })
    if (!reply) return
    if (!reply.ok) return setProblem(errorText(reply.error))
    await changeMe({ workplaces: reply.data })
    setWorkplaces(reply.data)
  }

  return { code, setCode, paste, accept, problem, workplaces }
}
