import { View } from '@tarojs/components'
import { errorText } from '../../../../services/errorText'
import { useBrightScreen } from '../../../../services/useBrightScreen'
import { Button } from '../../../../ui/button/Button'
import { QrCode } from '../../../../ui/qr/QrCode'
import { Loading } from '../../../../ui/states/Loading'
import { State } from '../../../../ui/states/State'
import type { ClassSecret } from './classCode'
import { useClassCode, useLiveClassCode } from './useClassCode'
import type { LessonInput } from './useRoll'

/** px, with the white around: as wide as the phone, for somebody two rows away. */
const SIZE = 343

function Live({ secret }: { secret: ClassSecret }) {
  const { code, seconds } = useLiveClassCode(secret)
  useBrightScreen(true)
  return (
    <View className="lesson__code">
      <QrCode text={code} label="签到码，给小哥扫" size={SIZE} />
      <View className="lesson__seconds">{`${seconds} 秒后换新码`}</View>
      <View className="lesson__hint">请小哥打开“上课签到”来扫。拍照转发没用，30 秒就失效</View>
    </View>
  )
}

/** The code of the class, large; or why it can't be shown and what to do. */
export function ClassCode({ lesson, keyNo }: { lesson: LessonInput; keyNo: number | null }) {
  const { showing, open } = useClassCode(lesson, keyNo)
  switch (showing.kind) {
    case 'ready':
      return <Live secret={showing.secret} />
    case 'fetching':
      return <Loading />
    case 'elsewhere':
      return (
        <State
          icon="device"
          title="签到码在另一部手机上"
          note="也可能是这部手机重开过小程序。换到这部手机后，另一部上的码就不能用了"
          action={<Button onTap={open}>在这部手机出示</Button>}
        />
      )
    case 'failed':
      return (
        <State
          icon="warning"
          title="签到码没出来"
          note={`${errorText(showing.refusal)}。等的时候可以点名`}
          action={
            <Button variant="ghost" icon="refresh" onTap={open}>
              再试一次
            </Button>
          }
        />
      )
  }
}
