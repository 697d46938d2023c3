import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Tag } from '../../../../ui/tag/Tag'
import { consentTexts } from '../../../account/words/consents'
import { Refused } from './Refused'
import { useListing } from './useListing'

/** Face entry (人脸进门), by a consent of its own. The code at the gate stays as the other way in. */
export function FaceEntry({ compoundId, on }: { compoundId: string; on: boolean }) {
  const { setFace, refusal, problem } = useListing(compoundId)
  const { body, ifRefused } = consentTexts.face
  return (
    <Card title="人脸进门">
      <View>
        <Tag tone={on ? 'ok' : 'plain'}>{on ? '已打开' : '没打开'}</Tag>
      </View>
      {body.map((line) => (
        <View key={line}>{line}</View>
      ))}
      {!on && <View>{ifRefused}</View>}
      <Refused refusal={refusal} problem={problem} />
      <Button variant="ghost" onTap={() => setFace(!on)}>
        {on ? '不用人脸了，删除门禁里的照片' : '打开人脸进门'}
      </Button>
    </Card>
  )
}
