import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { hasMessageTemplate } from '../../../account/messageAllowance'
import { useMe } from '../../../account/useMe'
import { useOneMessage } from '../../../account/useOneMessage'

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
