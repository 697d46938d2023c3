import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../../ui/card/Card'
import { Icon } from '../../../../ui/icon/Icon'
import './compounds.scss'
import type { Group } from './grouped'
import { Row } from './Row'

/** One town's compounds, behind a tap: all of the district at once would be a long way to scroll. */
export function Town({ group: { name, rows } }: { group: Group }) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <View className="compounds__town" onClick={() => setOpen(!open)}>
        <View className="compounds__town-name">{name}</View>
        <View className="compounds__count">{`${rows.length} 个`}</View>
        <Icon name={open ? 'minus' : 'plus'} />
      </View>
      {open && (
        <View>
          {rows.map((row) => (
            <Row key={row.compoundId} row={row} />
          ))}
        </View>
      )}
    </Card>
  )
}
