import type { PassView } from '../../../../contract/pass/pass'
import { openPage } from '../../../routes'
import { dayText, momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { Notice } from '../../../ui/notice/Notice'
import { Renew } from './Renew'

/** What the holder should do soon, while the pass still holds. */
export const Reminders = ({ pass, now }: { pass: PassView; now: Date }) => (
  <>
    {pass.suspendsAt && (
      <Card>
        <Notice tone="warn">{`你已离开站点，小哥码用到 ${momentText(pass.suspendsAt, now)}。这之前到新站点登记，就不会断`}</Notice>
        <Button variant="ghost" onTap={() => openPage('register')}>
          去新站点登记
        </Button>
      </Card>
    )}
    {pass.renewable && (
      <Card>
        <Notice tone="warn">{`小哥码 ${dayText(pass.expiresAt, now)} 到期，续一下就能接着用`}</Notice>
        <Renew />
      </Card>
    )}
    {pass.convention.acceptedAt === null && (
      <Card>
        <Notice>还没签文明公约。要白名单的小区，签了才能申请</Notice>
        <Button variant="ghost" icon="pact" onTap={() => openPage('convention')}>
          看公约，签一下
        </Button>
      </Card>
    )}
  </>
)
