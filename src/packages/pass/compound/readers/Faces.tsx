import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { FaceState } from '../../../../../contract/pass/faceReader'
import { momentText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Chips } from '../Chips'
import { faceStateText } from './readerWords'

type Face = OutputOf<Actions['compound.faces']>['faces'][number]

const states = (Object.keys(faceStateText) as FaceState[]).map((value) => ({ value, label: faceStateText[value] }))

function FaceRow({ face: { holder, since, receipt }, state }: { face: Face; state: FaceState }) {
  const name = holder?.maskedName ?? '已退出登记的小哥'
  const at = `${momentText(since, new Date())} ${faceStateText[state]}`
  return (
    <ListRow
      leading={<Avatar name={name} />}
      title={holder ? `${name} · ${holder.platform}` : name}
      note={receipt ? `${at} · 删除凭证 ${receipt}` : at}
    />
  )
}

/** Who is in one reader, state by state, with the device's own proof of what it has deleted. */
export function Faces() {
  const { compoundId = '', readerId = '' } = useRouter().params
  const [state, setState] = useState<FaceState>('acknowledged')
  const list = useActionPages('compound.faces', (after) => ({ compoundId, readerId, state, ...(after !== undefined && { after }) }))
  usePullRefresh(list.refetch)
  return (
    <Screen>
      <Chips options={states} value={state} onChange={setState} />
      <Answered query={list}>
        {(pages) => {
          const faces = pages.flatMap((page) => page.faces)
          if (faces.length === 0) return <State icon="person" title="没有人" note={`没有“${faceStateText[state]}”的小哥`} />
          return (
            <Card>
              {faces.map((face) => (
                <FaceRow key={face.passId} face={face} state={state} />
              ))}
            </Card>
          )
        }}
      </Answered>
      <More list={list} words="再看一些" />
    </Screen>
  )
}
