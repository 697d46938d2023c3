import type { ReaderView } from '../../../../../contract/pass/faceReader'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { faceCountsText } from './faceWords'
import { seenText } from './seen'

interface Props {
  reader: ReaderView
  gateName: string
  now: Date
  onFaces: () => void
  onRemove: () => void
}

/** One face reader: whether it is in touch, how far it has come. */
export function ReaderCard({ reader, gateName, now, onFaces, onRemove }: Props) {
  const { word, tone, note } = seenText(reader, now)
  return (
    <Card>
      <ListRow icon="device" title={`${reader.name} · ${gateName}`} note={note} trailing={<Tag tone={tone}>{word}</Tag>} />
      <ListRow icon="people" title="里面的人脸" note={faceCountsText(reader.counts)} onTap={onFaces} />
      <Button variant="quiet" icon="close" onTap={onRemove}>
        撤掉这台
      </Button>
    </Card>
  )
}
