import { useReachBottom } from '@tarojs/taro'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { MessageCard } from './MessageCard'
import { useInbox } from './useInbox'

export default function InboxPage() {
  const inbox = useInbox()
  usePullRefresh(inbox.refetch)
  useReachBottom(() => {
    inbox.more?.()
  })
  return (
    <Screen>
      <Answered query={inbox}>
        {(pages) => {
          const messages = pages.flatMap((page) => page.messages)
          if (messages.length === 0) return <State icon="bell" title="还没有消息" note="站点担保、区里审核有了结果，会写在这里" />
          return messages.map((message) => <MessageCard key={message.messageId} message={message} />)
        }}
      </Answered>
      {inbox.hasNextPage && (
        <Button variant="ghost" busy={inbox.isFetchingNextPage} {...(inbox.more && { onTap: inbox.more })}>
          看更早的消息
        </Button>
      )}
    </Screen>
  )
}
