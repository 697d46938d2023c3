import { View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { TownId } from '../../../../../contract/account/ids'
import type { OwnShop } from '../../../../../contract/merchant/ownShop'
import { PileNumber, type Shop, ShopAddress, ShopKind, ShopName } from '../../../../../contract/merchant/shop'
import { Hotline } from '../../../../../contract/pass/compoundFields'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ChoiceField } from '../../../../ui/form/ChoiceField'
import { optionsOf } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { kindText } from '../../words/shops'
import { OfShop } from '../OfShop'
import { TownField } from '../TownField'

const TypedNumber = z.pipe(z.coerce.number(), PileNumber)

/** Address and phone may be left empty: then riders read that the shop has not said. So may the piles, but not how fast nobody knows how many are. */
const profileSchema = z
  .strictObject({
    name: ShopName,
    kind: ShopKind,
    townId: TownId,
    address: z.optional(ShopAddress),
    phone: z.optional(Hotline),
    pileCount: z.optional(TypedNumber),
    kilowatts: z.optional(TypedNumber),
  })
  .check(
    z.refine(({ pileCount, kilowatts }) => pileCount !== undefined || kilowatts === undefined, {
      path: ['pileCount'],
      params: { rule: 'required' },
    }),
  )

interface Values {
  name: string
  kind: ShopKind
  townId: TownId
  address: string
  phone: string
  pileCount: string
  kilowatts: string
}

/** A charging shop says how many piles it has; so may another one that has said it before. */
const hasPiles = (kind: ShopKind | undefined, { piles }: Pick<Shop, 'piles'>) => kind === 'charging' || piles !== null

const typed = (count: number | null | undefined) => count?.toString() ?? ''

function useProfile(shop: Shop) {
  const { merchantId, name, kind, townId, address, phone, piles } = shop
  const [saved, setSaved] = useState(false)
  const { send } = useWrite('merchant.saveShop')
  const initial: Values = {
    ...{ name, kind, townId, address: address ?? '', phone: phone ?? '' },
    ...{ pileCount: typed(piles?.count), kilowatts: typed(piles?.kilowatts) },
  }
  const form = useForm({
    schema: profileSchema,
    initial,
    send: ({ pileCount: count, kilowatts = null, ...values }) => {
      setSaved(false)
      return send({
        ...values,
        merchantId,
        address: values.address ?? null,
        phone: values.phone ?? null,
        ...(hasPiles(values.kind, shop) && { piles: count === undefined ? null : { count, kilowatts } }),
      })
    },
    done: () => setSaved(true),
    fieldOf: { NOT_FOUND: 'townId' },
  })
  return { form, saved }
}

function ProfileForm({ shop, state }: Pick<OwnShop, 'shop' | 'state'>) {
  const { form, saved } = useProfile(shop)
  /** What is asked no more is forgotten: a wrong number that nobody sees would stop the form. */
  const choose = (kind: ShopKind | undefined) => {
    form.set('kind', kind)
    if (!hasPiles(kind, shop)) for (const name of ['pileCount', 'kilowatts'] as const) form.set(name, '')
  }
  const moves = (form.values.address ?? '') !== (shop.address ?? '')
  return (
    <Screen footer={<Button onTap={form.submit}>保存资料</Button>}>
      <Card>
        <TextField label="店名" hint="招牌上怎么写，就怎么写" maxLength={60} {...form.field('name')} />
        <ChoiceField label="什么店" options={optionsOf(kindText)} {...form.field('kind')} onChange={choose} />
        <TownField {...form.field('townId')} />
        <TextField label="地址" hint="写到门牌号，小哥照着能找到" maxLength={120} {...form.field('address')} />
        {shop.location && moves && <Notice tone="warn">地址改了，地图上的位置就不准了，会去掉。请区里工作人员重新标。</Notice>}
        {!shop.location && <View>地图上的位置还没标。请区里工作人员标。</View>}
        <TextField label="店里电话" hint="小哥能打的号码，可以不填。不要写别人的手机号" maxLength={60} {...form.field('phone')} />
        {hasPiles(form.values.kind, shop) && (
          <>
            <TextField label="充电桩有几个" hint="不写就空着" type="number" maxLength={4} {...form.field('pileCount')} />
            <TextField label="每个最大多少千瓦" hint="不清楚就空着" type="number" maxLength={4} {...form.field('kilowatts')} />
          </>
        )}
      </Card>
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
      {saved && <Notice tone="ok">{state === 'pending' || state === 'declined' ? '保存好了。' : '保存好了，小哥看到的就是新的。'}</Notice>}
    </Screen>
  )
}

/** What the shop says of itself, but for its hours. */
export default function ShopProfilePage() {
  return <OfShop>{({ shop, state }) => <ProfileForm shop={shop} state={state} />}</OfShop>
}
