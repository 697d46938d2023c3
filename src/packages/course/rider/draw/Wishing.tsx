import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { sessionNote } from './Sessions'
import type { Wishes } from './useWishes'
import { type OwnDraw, type Session, sessionsIn } from './useWishes'

/** My wishes in their order, and what else there is to wish. */
export function Wishing({ draw, wishes }: { draw: OwnDraw; wishes: Wishes }) {
  const chosen = sessionsIn(draw, wishes.ranks)
  const others = draw.sessions.filter(({ sessionId }) => !wishes.ranks.includes(sessionId))
  return (
    <>
      <Card title="我的志愿">
        {chosen.length === 0 && <View>{`还没有选。最想上的先加，最多 ${draw.mostRanks} 个。`}</View>}
        {chosen.map((session, at) => (
          <Wish key={session.sessionId} session={session} rank={at + 1} of={chosen.length} wishes={wishes} />
        ))}
      </Card>
      {others.length > 0 && (
        <Card title={wishes.isFull ? `最多选 ${draw.mostRanks} 个，要换请先去掉一个` : '还可以选'}>
          {others.map((session) => (
            <Other key={session.sessionId} session={session} wishes={wishes} />
          ))}
        </Card>
      )}
    </>
  )
}

function Words({ session }: { session: Session }) {
  const now = serverNow()
  return (
    <View className="draw__words">
      <View>{session.title}</View>
      <View className="draw__note">{sessionNote(session, now)}</View>
    </View>
  )
}

function Wish({ session, rank, of, wishes }: { session: Session; rank: number; of: number; wishes: Wishes }) {
  const { sessionId } = session
  return (
    <View className="draw__wish">
      <View className="draw__row">
        <View className="draw__rank">{rank}</View>
        <Words session={session} />
      </View>
      <View className="draw__moves">
        {rank > 1 && (
          <Button variant="quiet" onTap={() => wishes.move(sessionId, -1)}>
            往前
          </Button>
        )}
        {rank < of && (
          <Button variant="quiet" onTap={() => wishes.move(sessionId, 1)}>
            往后
          </Button>
        )}
        <Button variant="quiet" onTap={() => wishes.drop(sessionId)}>
          去掉
        </Button>
      </View>
    </View>
  )
}

const Other = ({ session, wishes }: { session: Session; wishes: Wishes }) => (
  <View className="draw__row draw__other">
    <Words session={session} />
    {!wishes.isFull && (
      <Button variant="quiet" icon="plus" onTap={() => wishes.add(session.sessionId)}>
        加进来
      </Button>
    )}
  </View>
)
