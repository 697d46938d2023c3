import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CertificateView } from '../../../../../contract/course/certificate'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { QrCode } from '../../../../ui/qr/QrCode'
import { programmeText } from '../../words/courses'
import type { Picture } from '../share/picture'
import { ShareSheet } from '../share/ShareSheet'
import '../share/paper.scss'
import { Check } from './Check'
import { monthText } from './monthText'

interface Props {
  certificate: CertificateView
  /** Where others check it. */
  url: string
}

const pictureOf = ({ certificate: { programme, title, name, school, month, number }, url }: Props): Picture => ({
  heading: `${programmeText[programme]} · 结业证书`,
  big: title,
  lines: [name ?? '', school, `${monthText(month)}结业`].filter(Boolean),
  code: { text: url, words: '扫码查真假' },
  foot: `证书编号 ${number}`,
})

/** Where a number that doesn't fit into one line is broken: in its middle, behind the dash. */
const HALF = 'XXXX-XXXX-'.length

/** A valid certificate. */
export function Certificate(props: Props) {
  const { certificate, url } = props
  const { programme, title, name, school, month, number, attended } = certificate
  const [sharing, share] = useState(false)
  return (
    <>
      <Card>
        <View className="paper">
          <View className="paper__kind">{`${programmeText[programme]} · 结业证书`}</View>
          {name && <View className="paper__name">{name}</View>}
          <View className="paper__title">{title}</View>
          <View>{school}</View>
          <View>{`${monthText(month)}结业，上了 ${attended} 节课`}</View>
          <QrCode text={url} label="查这张证书真假的码" size={200} />
          <View className="paper__number">
            <View className="paper__half">{number.slice(0, HALF)}</View>
            <View className="paper__half">{number.slice(HALF)}</View>
          </View>
          <View className="paper__note">证书编号</View>
        </View>
      </Card>
      <Button icon="download" onTap={() => share(true)}>
        存成图片
      </Button>
      <Check url={url} number={number} />
      {sharing && <ShareSheet picture={pictureOf(props)} onClose={() => share(false)} />}
    </>
  )
}
