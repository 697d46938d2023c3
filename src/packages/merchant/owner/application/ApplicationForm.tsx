import type { TownId } from '../../../../../contract/account/ids'
import type { ShopApplication } from '../../../../../contract/merchant/application'
import { ApplicationForm as formSchema, MOST_SAID } from '../../../../../contract/merchant/applicationForm'
import type { ShopKind } from '../../../../../contract/merchant/shop'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ChoiceField } from '../../../../ui/form/ChoiceField'
import { optionsOf } from '../../../../ui/form/Options'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { kindText } from '../../words/shops'
import { TownField } from '../TownField'

interface Values {
  name: string
  kind: ShopKind
  townId: TownId
  address: string
  phone: string
  discount: string
  creditCode: string
}

/** What somebody fills in who wants their shop to join. `sent`: what was sent before, to be corrected. */
export function ApplicationForm({ sent, onSent }: { sent: ShopApplication['sent']; onSent: () => void }) {
  const { send, busy } = useWrite('merchant.apply')
  const form = useForm({
    schema: formSchema,
    initial: (sent ?? {}) as Partial<Values>,
    send,
    done: onSent,
    fieldOf: { NOT_FOUND: 'townId' },
  })
  return (
    <>
      <Card title="你的店">
        <TextField label="店名" hint="招牌上怎么写，就怎么写" maxLength={60} {...form.field('name')} />
        <ChoiceField label="什么店" options={optionsOf(kindText)} {...form.field('kind')} />
        <TownField {...form.field('townId')} />
        <TextField label="地址" hint="写到门牌号，小哥照着能找到" maxLength={120} {...form.field('address')} />
        <TextField label="店里电话" hint="小哥能打的号码，会写在店里。不要写别人的手机号" maxLength={60} {...form.field('phone')} />
      </Card>
      <Card title="给区里看">
        <TextAreaField label="给小哥什么优惠" hint="如：套餐便宜 3 元，每人每天一份" limit={MOST_SAID} {...form.field('discount')} />
        <TextField
          label="统一社会信用代码"
          hint="营业执照上的 18 位，个体户也有。只给区里核对，小哥看不到"
          maxLength={40}
          {...form.field('creditCode')}
        />
      </Card>
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
      <Button busy={busy} onTap={form.submit}>
        {sent ? '改好了，再交给区里' : '交给区里看'}
      </Button>
    </>
  )
}
