import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CertificateView } from '../../../../../contract/course/certificate'
import { copyText } from '../../../../services/copyText'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Icon } from '../../../../ui/icon/Icon'
import { Notice } from '../../../../ui/notice/Notice'
import { QrCode } from '../../../../ui/qr/QrCode'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { useOwnName } from '../../../account/useOwnName'
import { programmeText } from '../../words/courses'
import type { Picture } from '../share/picture'
import { ShareSheet } from '../share/ShareSheet'
import '../share/paper.scss'
import '../../icons.scss'

/** `2026-12` -> "2026 年 12 月". */
export const monthText = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** How somebody else finds out that the certificate is genuine. */
export function Check({ url, number }: { url: string; number: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => setCopied(await copyText(`${url}\n证书编号 ${number}`))
  return (
    <Card title="别人怎么查真假">
      <View>扫证书上的码，或者打开链接，马上看到“有效”、课程、学校、月份和你的姓。不用登录，看不到你的电话和证件号。</View>
      <Button variant="ghost" onTap={copy}>
        复制查验链接
      </Button>
      {copied === true && <Notice tone="ok">复制好了，粘贴发给要查的人</Notice>}
      {copied === false && <Notice tone="warn">没能复制。请把证书编号告诉对方，或者发图片给他扫码</Notice>}
    </Card>
  )
}

interface Props {
  certificate: CertificateView
  /** The holder's name for their own eyes: in full where it is known. */
  name: string | null
  /** Where others check it. */
  url: string
}

const pictureOf = ({ certificate: { programme, title, school, month, number }, url, name }: Props): Picture => ({
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
  const { certificate, name, url } = props
  const { programme, title, school, month, number, attended } = certificate
  const [sharing, share] = useState(false)
  const masked = pictureOf({ ...props, name: certificate.name })
  return (
    <>
      <Card>
        <View className="paper">
          <Icon name="blossom" />
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
      {sharing && <ShareSheet picture={masked} named={name === certificate.name ? null : pictureOf(props)} onClose={() => share(false)} />}
    </>
  )
}

/** A certificate that was taken back: why, and whom to ask. Others see only that it was. */
export const Revoked = ({ certificate: { title, school, month, number, reason } }: { certificate: CertificateView }) => (
  <>
    <Notice tone="no">{`这张证书被撤销了，不再有效。原因：${reason ?? '没有写'}`}</Notice>
    <Card title={title}>
      <View>{`${school}，${monthText(month)}`}</View>
      <View>{`证书编号 ${number}`}</View>
      <View>觉得不对，请把编号告诉工会，查清后可以恢复，编号不变。</View>
    </Card>
  </>
)

/** The own certificate: to look at, to keep as a picture, and how others check it. */
export default function CertificatePage() {
  const { number = '' } = useRouter().params
  const query = useAction('certificate.show', { number })
  const name = useOwnName(query.data?.certificate.name ?? null)
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>
        {({ certificate, url }) =>
          certificate.state === 'valid' ? (
            <Certificate certificate={certificate} name={name} url={url} />
          ) : (
            <Revoked certificate={certificate} />
          )
        }
      </Answered>
    </Screen>
  )
}
