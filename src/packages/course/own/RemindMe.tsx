import { hasMessageTemplate } from '../../../services/messageAllowance'
import { useMe } from '../../../services/useMe'
import { useOneMessage } from '../../../services/useOneMessage'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'

interface Props {
  sessionId: string
  /** What the message would be about. */
  about: string
}

/** Offers one WeChat message, once for each session. Nothing waits for the answer: whatever happens also stands in the inbox. */
export function RemindMe({ sessionId, about }: Props) {
  const { data } = useMe()
  const { answer, ask, problem } = useOneMessage(sessionId)
  if (!hasMessageTemplate || !data || answer === 'refused') return null
  if (data.messageCredits > 0) return <Notice tone="ok">{`${about}，微信会给你发一条消息。`}</Notice>
  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button variant="ghost" icon="bell" onTap={ask}>{`${about}，微信告诉我`}</Button>
    </>
  )
}
