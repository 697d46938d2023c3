import { View } from '@tarojs/components'
import type { CertificateView } from '../../../../../contract/course/certificate'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { monthText } from './monthText'

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
