import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef } from 'react'
import { openPage } from '../../../../routes'
import { moneyText } from '../../../../services/money'
import { clockText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { paidText } from '../../words/offers'
import '../../offers.scss'

const toRedemptions = () => openPage('redemptions')

/** The clerk has redeemed: the rider's phone says the same as the clerk's, with the same number. */
export default function RedeemedPage() {
  const newest = useAction('merchant.justRedeemed', {})
  // It stays as it was when the page opened, also when it is no longer new.
  const opened = useRef(newest.data?.redemption)
  opened.current ??= newest.data?.redemption
  const redemption = opened.current
  if (!redemption)
    return (
      <Screen>
        <Answered query={newest}>
          {() => (
            <State
              icon="coin"
              title="刚才没有核销"
              note="核销过的都在“我的优惠”里"
              action={<Button onTap={toRedemptions}>看我的优惠</Button>}
            />
          )}
        </Answered>
      </Screen>
    )
  const { merchantName, title, amounts, at, number } = redemption
  return (
    <Screen>
      <Verdict
        tone="ok"
        saying={null}
        about={merchantName}
        word="已核销"
        lead={`${clockText(at)} · 编号 ${number}`}
        actions={
          <>
            <Button variant="light" onTap={() => Taro.navigateBack()}>
              知道了
            </Button>
            <Button variant="lightGhost" onTap={toRedemptions}>
              看我的优惠
            </Button>
          </>
        }
      >
        <View className="offers__paid">{paidText('rider', amounts)}</View>
        <View>{`${title}，优惠 ${moneyText(amounts.savedFen)}`}</View>
        <View>金额或优惠不对，马上告诉店员：当天可以冲正。</View>
      </Verdict>
    </Screen>
  )
}
