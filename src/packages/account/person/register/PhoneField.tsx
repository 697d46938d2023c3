import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Field } from '../../../../ui/form/Field'
import type { FieldBinding } from '../../../../ui/form/useForm'
import { PhoneButton } from './PhoneButton'

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
