import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SchoolView } from '../../../../../contract/course/course'
import { copyText } from '../../../../services/copyText'
import { openMap } from '../../../../services/openMap'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Picture } from '../../../../ui/picture/Picture'
import './show.scss'

/** Where it is: on the map where the place is known, as text to copy in any case. */
export function Place({ school: { name, address, location } }: { school: SchoolView }) {
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'warn'; words: string } | null>(null)
  const copy = async () =>
    setOutcome(
      (await copyText(address))
        ? { tone: 'ok', words: '地址复制好了，可以贴到地图里。' }
        : { tone: 'warn', words: '没能复制，请照着地址找。' },
    )
  const open = async () => {
    if (location && !(await openMap({ name, address, ...location })))
      setOutcome({ tone: 'warn', words: '地图没打开，请复制地址，贴到地图里找。' })
  }
  return (
    <Card title="在哪里上">
      <View className="show__where">
        <Picture name="school" />
        <View>
          <View>{name}</View>
          <View className="show__quiet">{address}</View>
        </View>
      </View>
      <View className="show__ways">
        {location && (
          <Button variant="ghost" icon="map" onTap={open}>
            看地图
          </Button>
        )}
        <Button variant="ghost" onTap={copy}>
          复制地址
        </Button>
      </View>
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
    </Card>
  )
}
