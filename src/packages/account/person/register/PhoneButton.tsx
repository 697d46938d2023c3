import { View } from '@tarojs/components'
import { useState } from 'react'
import { mintPhoneCode } from '../../../../services/transport/localWechat'
import { Button } from '../../../../ui/button/Button'
import { TextField } from '../../../../ui/form/TextField'
import { Dialog } from '../../../../ui/overlay/Dialog'

interface Props {
  again: boolean
  busy: boolean
  /** The code that stands for the number; null when the person didn't allow it. */
  onCode: (code: string | null) => unknown
}

/** WeChat's own button: WeChat asks the person and gives a code, which the server exchanges. */
const WechatPhone = ({ again, busy, onCode }: Props) => (
  <Button variant="ghost" busy={busy} open={{ openType: 'getPhoneNumber', onGetPhoneNumber: ({ detail }) => onCode(detail.code || null) }}>
    {again ? '换一个微信手机号' : '用微信手机号'}
  </Button>
)

/** A number that was never given out. */
const SAMPLE = '10000000000'

/** Stands in for WeChat's dialog in the browser preview: a number becomes a code there, too. */
function PreviewPhone({ again, busy, onCode }: Props) {
  const [phone, setPhone] = useState<string | null>(null)
  const close = () => setPhone(null)
  const allow = async () => {
    const code = await mintPhoneCode(phone ?? '')
    close()
    await onCode(code)
  }
  const actions = (
    <>
      <Button onTap={allow}>允许</Button>
      <Button
        variant="ghost"
        onTap={() => {
          close()
          return onCode(null)
        }}
      >
        不允许
      </Button>
    </>
  )
  return (
    <>
      <Button variant="ghost" busy={busy} onTap={() => setPhone(SAMPLE)}>
        {again ? '换一个微信手机号' : '用微信手机号'}
      </Button>
      {phone !== null && (
        <Dialog title="预览：微信手机号" actions={actions} onClose={close}>
          <View>真机上由微信弹出这一步。这里填一个 11 位的示例号码。</View>
          <TextField
            id="preview-phone"
            label="示例号码"
            type="number"
            maxLength={11}
            value={phone}
            error={undefined}
            onChange={(value) => setPhone(value ?? '')}
          />
        </Dialog>
      )}
    </>
  )
}

/** The browser preview has no such button. */
export const PhoneButton = process.env.TARO_ENV === 'h5' ? PreviewPhone : WechatPhone
