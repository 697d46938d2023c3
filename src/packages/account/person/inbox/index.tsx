import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import type { Message } from '../../../../../contract/kernel/message'
import { openPage, openTab } from '../../../../routes'
import { momentText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { useChangeMe } from '../../useMe'
import { messageText } from './messageText'
import './messageCard.scss'

/** The messages. Those that came onto the screen are marked read on the server; their mark stays until the page is opened again. */
export function useInbox() {
  const inbox = useActionPages('inbox.list', (before) => (before === undefined ? {} : { before }))
  const { send } = useWrite('inbox.markRead', { shown: ['account.me', 'inbox.list'] })
  const changeMe = useChangeMe()
  const pages = inbox.data ?? []
  const unread = (pages.slice(-1)[0]?.messages ?? []).filter(({ read }) => !read)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that was fetched; the functions are new at every rendering.
  useEffect(() => {
    const [newest] = unread
    if (!newest) return
    // Not marked: it stays unread and is marked at the next visit. Nobody has to be told.
    const shown = unread.map(({ messageId }) => messageId)
    void send({ upTo: newest.at, shown }).then((reply) => (reply?.ok ? changeMe({ unread: reply.data.unread }) : undefined))
  }, [pages.length, inbox.dataUpdatedAt])
  return inbox
}

/** One decision in words. Unread is said by a word, the dot only helps to find it. */
export function MessageCard({ message: { at, read, content } }: { message: Message }) {
  const { title, body, way } = messageText(content)
  return (
    <Card>
      <View className="message-card__head">
        <View className="message-card__title">{title}</View>
        {!read && (
          <View className="message-card__unread">
            <View className="message-card__dot" />
            <Text>未读</Text>
          </View>
        )}
      </View>
      <View className="message-card__body">{body}</View>
      <View className="message-card__at">{momentText(at, new Date())}</View>
      {way && (
        <Button variant="ghost" onTap={() => (way.tab ? openTab(way.tab) : openPage(way.page, way.query))}>
          {way.words}
        </Button>
      )}
    </Card>
  )
}

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
      <More list={inbox} words="看更早的消息" />
    </Screen>
  )
}
