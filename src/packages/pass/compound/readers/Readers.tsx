import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import type { ReaderView } from '../../../../../contract/pass/faceReader'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { AddSheet } from './AddSheet'
import { ReaderCard } from './ReaderCard'
import { RemoveDialog } from './RemoveDialog'

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
