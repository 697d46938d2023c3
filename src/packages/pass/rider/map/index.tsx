import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../services/useAction'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Buildings } from './Buildings'
import '../../icons.scss'

/** The building map (楼栋图), which is there for some hours after an entry. */
export default function MapPage() {
  const { compoundId = '' } = useRouter().params
  const compound = useAction('pass.compound', { compoundId })
  return (
    <Screen>
      <Answered query={compound}>
        {({ map, note }) =>
          map ? (
            <>
              {note && <Notice>{note}</Notice>}
              <Buildings map={map} />
            </>
          ) : (
            <State icon="map" title="现在看不到楼栋图" note="进门后 4 小时内能看。请先扫门口码进门，或者问门岗" />
          )
        }
      </Answered>
    </Screen>
  )
}
