import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AttendancePass, SessionView } from '../../../../../contract/course/course'
import { dayText } from '../../../../services/time'
import { useBrightScreen } from '../../../../services/useBrightScreen'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { QrCode } from '../../../../ui/qr/QrCode'
import { programmeText } from '../../words/courses'
import { rhythmText } from '../../words/lessons'
import type { Picture } from '../share/picture'
import { ShareSheet } from '../share/ShareSheet'
import '../share/paper.scss'

interface Props {
  session: SessionView
  pass: AttendancePass
  now: Date
}

const numberText = ({ number }: AttendancePass) => `第 ${number} 号`

/** Without the code: with it anybody who was sent the picture could show it in my place. */
const pictureOf = ({ session, pass, now }: Props): Picture => ({
  heading: `${programmeText[session.programme]} · 听课证`,
  big: numberText(pass),
  lines: [pass.name ?? '', session.title, rhythmText(session.lessons, now), session.school.name].filter(Boolean),
  code: null,
  foot: '上课签到请打开小程序里的听课证',
})

/** The numbered pass: the teacher scans it. It holds until the last lesson is over. */
export function PassCard(props: Props) {
  const { session, pass, now } = props
  const [sharing, share] = useState(false)
  const over = now.getTime() > Date.parse(session.endsAt)
  useBrightScreen(!over)
  return (
    <>
      {over && <Notice tone="warn">{`这个班次 ${dayText(session.endsAt, now)}结束了，听课证留作纪念`}</Notice>}
      <Card>
        <View className="paper">
          <View className="paper__kind">{`${programmeText[session.programme]} · 听课证`}</View>
          <View className="paper__big">{numberText(pass)}</View>
          {!over && <QrCode text={pass.text} label={`听课证${numberText(pass)}的码，给老师扫`} size={232} />}
          {pass.name && <View className="paper__name">{pass.name}</View>}
          <View className="paper__title">{session.title}</View>
          <View>{rhythmText(session.lessons, now)}</View>
          <View>{session.school.name}</View>
          <View className="paper__note">{`共发 ${pass.quota} 张，有效到 ${dayText(session.endsAt, now)}`}</View>
        </View>
      </Card>
      {!over && <Notice>上课时给老师扫，没有网络也能用。老师会核对姓名，别人拿去不能替你签到。</Notice>}
      <Button variant="ghost" icon="download" onTap={() => share(true)}>
        存成图片
      </Button>
      {sharing && <ShareSheet picture={pictureOf(props)} onClose={() => share(false)} />}
    </>
  )
}
