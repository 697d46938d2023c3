import { View } from '@tarojs/components'
import { memo } from 'react'
import type { ListingRow } from '../../../../../contract/pass/compound'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { classes } from '../../../../ui/classes'
import { Icon } from '../../../../ui/icon/Icon'
import { Tag } from '../../../../ui/tag/Tag'
import './listings.scss'
import { endingText, fromText, nameText, standingText } from './rowText'

/** A box that is ticked or not; the row around it is the target. */
export const Box = ({ ticked }: { ticked: boolean }) => (
  <View className={classes('listing__box', ticked && 'listing__box--ticked')} aria-label={ticked ? '已选' : '没选'}>
    {ticked && <Icon name="check" />}
  </View>
)

interface Props {
  row: ListingRow
  now: Date
  ticked: boolean
  /** Left out where nothing can be decided. */
  onTap?: (passId: string) => void
}

/** One rider on the white list, or asking for it. */
export const Row = memo(function Row({ row, now, ticked, onTap }: Props) {
  const { holder, face, passId } = row
  const ending = endingText(row, now)
  return (
    <View className="listing" {...(onTap && { onClick: () => onTap(passId) })}>
      {onTap && <Box ticked={ticked} />}
      <Avatar name={holder.maskedName} photoUrl={holder.photoUrl} />
      <View className="listing__words">
        <View>{nameText(row)}</View>
        <View className="listing__note">{fromText(row)}</View>
        <View className="listing__note">{standingText(row, now)}</View>
        {(ending || face) && (
          <View className="listing__tags">
            {ending && <Tag tone="warn">{ending}</Tag>}
            {face && <Tag>人脸进门</Tag>}
          </View>
        )}
      </View>
    </View>
  )
})
