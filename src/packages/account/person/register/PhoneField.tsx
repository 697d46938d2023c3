import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import { errorText } from '../../../../services/errorText'
import { mintPhoneCode } from '../../../../services/transport/localWechat'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Field } from '../../../../ui/form/Field'
import { TextField } from '../../../../ui/form/TextField'
import type { FieldBinding } from '../../../../ui/form/useForm'
import { Dialog } from '../../../../ui/overlay/Overlay'

interface PhoneButtonProps {
  again: boolean
  busy: boolean
  /** The code that stands for the number; null when the person didn't allow it. */
  onCode: (code: string | null) => unknown
}

/** WeChat's own button: WeChat asks the person and gives a code, which the server exchanges. */
const WechatPhone = ({ again, busy, onCode }: PhoneButtonProps) => (
  <Button variant="ghost" busy={busy} open={{ openType: 'getPhoneNumber', onGetPhoneNumber: ({ detail }) => onCode(detail.code || null) }}>
    {again ? '换一个微信手机号' : '用微信手机号'}
  </Button>
)

/** A number that was never given out. */
const SAMPLE = '10000000000'

/** Stands in for WeChat's dialog in the browser preview: a number becomes a code there, too. */
function PreviewPhone({ again, busy, onCode }: PhoneButtonProps) {
  const [phone, setPhone] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const close = () => {
    setPhone(null)
    setWrong(false)
  }
  const allow = async () => {
    const code = await mintPhoneCode(phone ?? '')
    if (code === null) return setWrong(true)
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
            error={wrong ? '这个号码用不了，要 1 开头的 11 位数字。没有网络时也取不到' : undefined}
            onChange={(value) => setPhone(value ?? '')}
          />
        </Dialog>
      )}
    </>
  )
}

/** The browser preview has no such button. */
const PhoneButton = process.env.TARO_ENV === 'h5' ? PreviewPhone : WechatPhone

interface Props extends FieldBinding<never> {
  /** The number given before. */
  masked: string | null
  onBound: (rider: RiderView) => unknown
}

/** The phone number as WeChat knows it: nobody types one, so nobody mistypes it. */
export function PhoneField({ id, masked, error, onChange, onBound }: Props) {
  const { send, busy } = useWrite('rider.bindPhone')
  const [problem, setProblem] = useState<string | undefined>()

  const bind = async (code: string | null) => {
    if (code === null) return setProblem('没有拿到手机号。登记要用手机号，请再点一次并选“允许”')
    const reply = await send({ code })
    if (!reply) return
    setProblem(reply.ok ? undefined : errorText(reply.error))
    if (!reply.ok) return
    onChange(undefined)
    await onBound(reply.data)
  }

  return (
    <Field id={id} label="手机号" hint="用微信绑定的手机号。站点要写明原因才能看到完整号码" error={problem ?? error}>
      {masked && <View className="field__control">{masked}</View>}
      <PhoneButton again={masked !== null} busy={busy} onCode={bind} />
    </Field>
  )
}
