import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import type { ReaderView } from '../../../../../contract/pass/faceReader'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { openPage } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import { actionKey, useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { AddSheet } from './AddSheet'
import { faceCountsText, seenText } from './readerWords'

interface Props {
  reader: ReaderView
  gateName: string
  now: Date
  onFaces: () => void
  onRemove: () => void
}

/** One face reader: whether it is in touch, how far it has come. */
function ReaderCard({ reader, gateName, now, onFaces, onRemove }: Props) {
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

interface RemoveDialogProps {
  compoundId: CompoundId
  reader: ReaderView
  onDone: () => void
  onClose: () => void
}

/** Says what happens to the faces in it before a reader is taken out. */
function RemoveDialog({ compoundId, reader: { readerId, name }, onDone, onClose }: RemoveDialogProps) {
  const client = useQueryClient()
  const { send } = useWrite('compound.removeReader', { shown: ['compound.readers'] })
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const reply = await send({ compoundId, readerId })
    if (!reply) return
    if (!reply.ok) return setProblem(errorText(reply.error))
    client.setQueryData(actionKey('compound.readers', { compoundId }), reply.data)
    onDone()
  }
  const actions = (
    <>
      <Button variant="danger" onTap={remove}>
        撤掉
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不撤
      </Button>
    </>
  )
  return (
    <Dialog title={`撤掉“${name}”？`} actions={actions} onClose={onClose}>
      <View>它不再收到新的人脸，并要把里面的人脸全部删掉。请让它开着，等都删好了，它会自己从这里消失。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

const MINUTE_MS = 60_000

const none = <State icon="device" title="没有接门禁机" note="装了人脸门禁再接。不接也行，扫门口码一样进" />

/** The compound's face readers. */
export function Readers({ compound }: { compound: CompoundView }) {
  const { compoundId, gates } = compound
  const query = useAction('compound.readers', { compoundId })
  const now = useServerNow(MINUTE_MS)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<ReaderView | null>(null)
  usePullRefresh(query.refetch)
  const nameOf = (gateId: string) => gates.find((gate) => gate.gateId === gateId)?.name ?? '已经没有的门'
  const footer = gates.length > 0 && (
    <Button variant="ghost" icon="plus" onTap={() => setAdding(true)}>
      接入门禁机
    </Button>
  )
  return (
    <Screen footer={footer}>
      <Notice>人脸不能是唯一的入口：不愿用人脸的小哥扫门口码、亮小哥码，一样能进。只有本人另外同意的，才会下发。</Notice>
      <Answered query={query}>
        {({ readers }) =>
          readers.length === 0
            ? none
            : readers.map((reader) => (
                <ReaderCard
                  key={reader.readerId}
                  reader={reader}
                  gateName={nameOf(reader.gateId)}
                  now={now}
                  onFaces={() => openPage('compoundReaders', { compoundId, readerId: reader.readerId })}
                  onRemove={() => setLeaving(reader)}
                />
              ))
        }
      </Answered>
      {gates.length === 0 && <View>先在“大门和门口码”里加一个门，再接门禁机。</View>}
      {adding && <AddSheet compound={compound} onClose={() => setAdding(false)} />}
      {leaving && (
        <RemoveDialog compoundId={compoundId} reader={leaving} onDone={() => setLeaving(null)} onClose={() => setLeaving(null)} />
      )}
    </Screen>
  )
}
