import type { ApplicationView } from '../../../../../contract/account/station'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { PhoneRow } from './PhoneRow'

/** What the rider stated, masked. */
export const Facts = ({ application: { riderId, idNumberMasked, phoneMasked, station } }: { application: ApplicationView }) => (
  <Card>
    <ListRow title="站点" note={`${station.platform} · ${station.name}`} />
    <ListRow title="身份证号" note={idNumberMasked} />
    <PhoneRow riderId={riderId} masked={phoneMasked} />
  </Card>
)
