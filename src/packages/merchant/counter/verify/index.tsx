import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { useMe } from '../../../account/useMe'
import { CustomerVerdict } from './CustomerVerdict'
import { SaidSheet } from './SaidSheet'
import { type CounterDesk, type Customer, useCounter } from './useCounter'
import './counter.scss'
import '../../words/refusals'

/** Colleagues check customers at the same counter. */
const EVERY_TEN_SECONDS = 10_000

/** How far it is with a customer who is not in front, in one line. */
function customerRow({ stage }: Customer): { title: string; note: string } {
  switch (stage.kind) {
    case 'asking':
      return { title: '正在核验', note: '回答到了会在这里' }
    case 'notChecked':
      return { title: '没核上', note: stage.words }
    case 'checked': {
      const { holder, valid } = stage.checked
      const who = holder?.maskedName ?? '这位顾客'
      if (stage.redeeming) return { title: who, note: '正在核销' }
      return valid ? { title: who, note: '点开选优惠' } : { title: who, note: '没核上，点开看原因' }
    }
    case 'redeemed':
      return { title: stage.checked.holder?.maskedName ?? '', note: `已核销：${stage.redemption.title}` }
    case 'declined':
      return { title: stage.checked.holder?.maskedName ?? '', note: '没有给' }
  }
}

/** Customers who were scanned and are not in front: their answers come here, so that none is mixed up with another's. */
const Queue = ({ customers, onOpen }: { customers: readonly Customer[]; onOpen: (id: number) => void }) =>
  customers.length === 0 ? null : (
    <Card title="还在办的顾客">
      {customers.map((customer) => (
        <ListRow key={customer.id} {...customerRow(customer)} onTap={() => onOpen(customer.id)} />
      ))}
    </Card>
  )

interface CounterProps {
  merchantId: MerchantId
  desk: Pick<CounterDesk, 'problem' | 'scan' | 'customers' | 'open'>
  onSaid: () => void
}

/** Before the scan: which shop this is, what the customer has to show, one large button. */
export function Counter({ merchantId, desk, onSaid }: CounterProps) {
  const { data } = useMe()
  const today = useAction('merchant.today', { merchantId }, { everyMs: EVERY_TEN_SECONDS })
  const { problem, scan, customers, open } = desk
  const place = data?.workplaces.find((one) => 'merchantId' in one && one.merchantId === merchantId)
  return (
    <>
      {place && 'merchantName' in place && <View className="counter__title">{place.merchantName}</View>}
      <View>请顾客打开“小哥码”，切到“优惠”。一个码只能用一次。</View>
      {today.data && <View>{`今天核验 ${today.data.checked} 人次`}</View>}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="counter__scan">
        <Button icon="scan" onTap={scan}>
          扫顾客的码
        </Button>
      </View>
      <Queue customers={customers} onOpen={open} />
      <Button variant="ghost" onTap={onSaid}>
        扫不了？输 6 位数字
      </Button>
      <Button variant="quiet" onTap={() => openPage('shopLog', { merchantId })}>
        今天的核销
      </Button>
      {place?.role === 'shopOwner' && (
        <Button variant="quiet" onTap={() => openPage('ownShop', { merchantId })}>
          我的店
        </Button>
      )}
    </>
  )
}

function InFront({ desk, customer, merchantId }: { desk: CounterDesk; customer: Customer; merchantId: MerchantId }) {
  if (customer.stage.kind !== 'asking') return <CustomerVerdict desk={desk} customer={customer} merchantId={merchantId} />
  return (
    <Asking
      word="正在核验"
      note="请顾客等一下"
      actions={
        <>
          <Button variant="ghost" icon="scan" onTap={desk.scan}>
            先扫下一位
          </Button>
          <Button variant="quiet" onTap={desk.close}>
            不等了
          </Button>
        </>
      }
    />
  )
}

/** A clerk with a customer before them and a queue behind: one scan, one word, one tap. */
export default function CounterPage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const desk = useCounter(merchantId)
  const [typing, setTyping] = useState(false)
  const { inFront } = desk
  return (
    <Screen>
      <View className="counter">
        {inFront ? (
          <InFront desk={desk} customer={inFront} merchantId={merchantId} />
        ) : (
          <Counter merchantId={merchantId} desk={desk} onSaid={() => setTyping(true)} />
        )}
      </View>
      {typing && (
        <SaidSheet
          onClose={() => setTyping(false)}
          onSaid={(said) => {
            setTyping(false)
            return desk.check({ said })
          }}
        />
      )}
    </Screen>
  )
}
