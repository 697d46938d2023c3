import { Text, View } from '@tarojs/components'
import type { Message } from '../../../../../contract/account/account'
import { openPage } from '../../../../routes'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { messageText } from './messageText'
import './messageCard.scss'

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
        <Button variant="ghost" onTap={() => openPage(way.page)}>
          {way.words}
        </Button>
      )}
    </Card>
  )
}
