import { View } from '@tarojs/components'
import type { OwnShop } from '../../../../../contract/merchant/ownShop'
import { serverNow } from '../../../../services/clock'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { TextField } from '../../../../ui/form/TextField'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { conditionTexts, priceText } from '../../words/offers'
import { OfShop } from '../OfShop'
import { ConditionFields } from './ConditionFields'
import { PictureField } from './PictureField'
import { PriceFields } from './PriceFields'
import { useOffer } from './useOffer'
import '../../icons.scss'

function OfferForm({ own }: { own: OwnShop }) {
  const form = useOffer(own)
  const { field, submit, problem, terms, waits } = form
  return (
    <Screen footer={<Button onTap={submit}>{waits ? '交给区里看' : '保存，马上用'}</Button>}>
      <Card>
        <TextField label="优惠叫什么" hint="如：鲜肉包套餐" maxLength={40} {...field('title')} />
        <TextAreaField label="说明" hint="里面有什么，可以不写" limit={100} {...field('note')} />
        <PictureField form={form} merchantId={own.shop.merchantId} />
      </Card>
      <Card title="多少钱">
        <PriceFields form={form} />
        <TextField label="每人每月最多省多少元" hint="不限就空着" maxLength={9} {...field('personMonthYuan')} />
        <TextField label="一共优惠多少元，用完为止" hint="不限就空着" maxLength={9} {...field('budgetYuan')} />
      </Card>
      <Card title="怎么给">
        <ConditionFields form={form} />
      </Card>
      {terms && (
        <Card title="小哥会看到">
          {[terms.title, priceText(terms.price), ...conditionTexts(terms.limits, terms.times, serverNow())].map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Card>
      )}
      {waits && <Notice>和钱有关的，要区里看过才给小哥用。现在给的优惠照旧，答复会发消息给你。</Notice>}
      {problem && <Notice tone="no">{problem}</Notice>}
    </Screen>
  )
}

/** An offer of the shop: what touches no money holds at once, the rest when the district has looked at it. */
export default function OwnOfferPage() {
  return <OfShop>{(own) => <OfferForm own={own} />}</OfShop>
}
