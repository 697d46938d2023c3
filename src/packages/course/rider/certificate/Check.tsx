import { View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '../../../../services/copyText'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'

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
