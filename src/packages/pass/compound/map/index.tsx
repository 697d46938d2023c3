import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { OfCompound } from '../OfCompound'
import { SaveBar } from '../SaveBar'
import { Board } from './Board'
import { LabelSheet, Marks } from './Marks'
import { nextLabel } from './points'
import { usePicture } from './usePicture'
import { type Points, usePoints } from './usePoints'
import './marks.scss'
import '../../icons.scss'

/** Asks before the picture and all its points go. */
const RemoveDialog = ({ onRemove, onClose }: { onRemove: () => Promise<unknown>; onClose: () => void }) => (
  <Dialog
    title="删掉楼栋图？"
    onClose={onClose}
    actions={
      <>
        <Button variant="danger" onTap={() => onRemove().then(onClose)}>
          删掉图和楼号
        </Button>
        <Button variant="ghost" onTap={onClose}>
          先不删
        </Button>
      </>
    }
  >
    <View>图和上面标的楼号都会删掉，小哥进门后就没有图看了。只是换一张图，不用删。</View>
  </Dialog>
)

/** Asks for the label of a point that was just put, or of one that gets another. */
function Label({ edit: { hand, setHand, points, write } }: { edit: Points }) {
  if (hand.kind === 'new')
    return <LabelSheet first={nextLabel(points)} others={points} onWrite={write} onClose={() => setHand({ kind: 'free' })} />
  if (hand.kind !== 'rename') return null
  const { at } = hand
  return (
    <LabelSheet
      first={points[at]?.label ?? ''}
      others={points.filter((_, index) => index !== at)}
      onWrite={write}
      onClose={() => setHand({ kind: 'chosen', at })}
    />
  )
}

interface WithPicture {
  compound: CompoundView
  map: NonNullable<CompoundView['map']>
  picture: ReturnType<typeof usePicture>
}

function Edit({ compound, map, picture }: WithPicture) {
  const edit = usePoints(compound)
  const [large, setLarge] = useState(false)
  const [removing, setRemoving] = useState(false)
  const { points, hand, changed, isKept, outdated, restored, outcome } = edit
  const edited = { changed, isKept, outdated, outcome }
  const bar = <SaveBar save="保存楼号" onSave={edit.save} onDiscard={edit.discard} {...edited} />
  return (
    <Screen footer={bar}>
      {restored && <Notice>上次标到一半，没有保存。标过的都还在，接着标就行。</Notice>}
      <Board map={map} points={points} chosen={hand.kind === 'chosen' ? hand.at : null} large={large} onTap={edit.tap} />
      <Button variant="quiet" onTap={() => setLarge(!large)}>
        {large ? '缩回整张图' : '放大，好标得准'}
      </Button>
      <Marks edit={edit} />
      {picture.problem && <Notice tone="no">{picture.problem}</Notice>}
      <View className="marks__actions">
        <Button variant="ghost" icon="camera" onTap={picture.choose}>
          换一张图
        </Button>
        <Button variant="quiet" onTap={() => setRemoving(true)}>
          删掉楼栋图
        </Button>
      </View>
      <Label edit={edit} />
      {removing && <RemoveDialog onRemove={picture.remove} onClose={() => setRemoving(false)} />}
    </Screen>
  )
}

/** The building map that riders see after they have come in. */
function BuildingMap({ compound }: { compound: CompoundView }) {
  const picture = usePicture(compound)
  if (compound.map) return <Edit compound={compound} map={compound.map} picture={picture} />
  const choose = (
    <Button icon="camera" onTap={picture.choose}>
      选一张图
    </Button>
  )
  return (
    <Screen footer={choose}>
      {picture.problem && <Notice tone="no">{picture.problem}</Notice>}
      <State icon="map" title="还没有楼栋图" note="拍下小区门口的平面图，或选一张现成的图，标上楼号。小哥进门后就看得到，少问路、少跑错" />
    </Screen>
  )
}

export default function CompoundMapPage() {
  return <OfCompound>{(compound) => <BuildingMap compound={compound} />}</OfCompound>
}
