import { type Prepare, type Shot, shotsOf } from './shot'
import { inTurn, tap } from './steps'

const page = shotsOf('packages/account/station/')
const station = (name: string, caption: string, prepare?: Prepare) =>
  page(name, 'manager-1', 'riders/index?stationId=stn_1', caption, prepare)

export const stationShots: readonly Shot[] = [
  station('station-waiting', '站点，待担保'),
  station('station-members', '站点，在站', tap('在站')),
  station('application-waiting', '站点，看一份申请', tap('李示例')),
  station('application-vouch', '站点，担保前再问一次', inTurn(tap('李示例'), tap('担保'))),
  station('application-return', '站点，退回要选原因', inTurn(tap('李示例'), tap('退回修改'))),
  station('application-reveal', '站点，看完整号码要选原因', inTurn(tap('李示例'), tap('看完整号码'))),
  station('application-remove', '站点，移出要选原因', inTurn(tap('在站'), tap('张示例'), tap('移出站点'))),
  station('application-member', '站点，看一名在站小哥', inTurn(tap('在站'), tap('张示例'))),
]
