import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import type { SigningUp } from './useSignUp'

/** Who is in, with which bib number; or that they wait together. */
export function Outcome({ done, onAgain }: { done: NonNullable<SigningUp['done']>; onAgain: () => void }) {
  const { state, bibs, names } = done
  return (
    <>
      <Card>
        <Notice tone={state === 'held' ? 'ok' : 'warn'}>
          {state === 'held' ? `报上了 ${bibs.length} 人，都已收到消息` : `${bibs.length} 人在一起候补，都已收到消息`}
        </Notice>
        <View>
          {bibs.map(({ riderId, bib }) => (
            <ListRow key={riderId} title={names.get(riderId) ?? ''} {...(bib !== null && { note: `参赛号 ${bib}` })} />
          ))}
        </View>
      </Card>
      <Button variant="ghost" onTap={onAgain}>
        再报一批
      </Button>
    </>
  )
}
