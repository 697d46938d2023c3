import { Switch, View } from '@tarojs/components'
import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import { openTab } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { phoneLocation, shareLocation } from './shareLocation'

const { opensMinutes, graceMinutes, closesMinutes } = ATTENDANCE_RULE

/** Asked for at the switch and not at the scan, so that WeChat's question comes when there is time to read it. */
async function share(on: boolean) {
  shareLocation.set(on)
  if (on && (await phoneLocation()) === null) shareLocation.set(false)
}

/** Before the scan: one large button, the rules in words, and the choice about the place. */
export function Ready({ problem, onScan }: { problem: string | null; onScan: () => unknown }) {
  const sharing = shareLocation.use()
  return (
    <>
      <View className="check-in__title">对准老师手机上的签到码</View>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="check-in__scan">
        <Button icon="scan" onTap={onScan}>
          扫码签到
        </Button>
      </View>
      <Card title="什么时候能签">
        <View>{`开课前 ${opensMinutes} 分钟起，到下课后 ${closesMinutes} 分钟。开课 ${graceMinutes} 分钟内都算准时。`}</View>
      </Card>
      <Card>
        <ListRow
          icon="map"
          title="签到时带上位置"
          note="只比对在不在学校附近，不保存。不带也能签，有的课要老师再点一下确认"
          trailing={<Switch checked={sharing} color="#0B4F60" onChange={(event) => void share(event.detail.value)} />}
        />
        <ListRow icon="qr" title="扫不了？让老师扫你" note="打开小哥码或听课证给老师扫" onTap={() => openTab('pass')} />
      </Card>
    </>
  )
}
