import { View } from '@tarojs/components'
import { errorText } from '../../../services/errorText'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { Notice } from '../../../ui/notice/Notice'
import type { BindRefusal } from '../phone/useBinding'

interface Props {
  onBind: () => Promise<unknown>
  refusal: BindRefusal | null
}

/** The pass was given out, but no phone makes its codes yet. */
export const Unbound = ({ onBind, refusal }: Props) => (
  <Card title="在这部手机上用小哥码">
    <View>小哥码只在一部手机上出码，别人截图也用不了。请用你送单时带的手机启用；以后换手机，再点一下就行。</View>
    {refusal && <Notice tone="no">{errorText(refusal)}</Notice>}
    <Button icon="device" onTap={onBind}>
      在这部手机启用
    </Button>
  </Card>
)

/** This phone makes the codes, but has lost what it makes them from. It asks by itself as soon as it can. */
export const Fetching = ({ onBind, refusal }: Props) => (
  <Card title={refusal ? '码还没取到' : '正在取码…'}>
    <View>这部手机要联网一次，才能出码。取到以后，没有网络也能用。</View>
    {refusal && (
      <>
        <Notice tone="no">{errorText(refusal)}</Notice>
        <Button variant="ghost" icon="refresh" onTap={onBind}>
          再试一次
        </Button>
      </>
    )}
  </Card>
)
