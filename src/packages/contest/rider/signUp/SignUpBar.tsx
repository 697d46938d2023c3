import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import type { Contest } from '../contest'
import './signUp.scss'
import { MOST, type SigningUp } from './useSignUp'

/** What the tap will do, before it does it: how many, and whether they wait together. */
export function SignUpBar({ contest, signUp }: { contest: Contest; signUp: SigningUp }) {
  const { categoryId, names, problem, sign } = signUp
  const category = contest.categories.find((one) => one.categoryId === categoryId)
  const count = names.size
  return (
    <View className="sign-up__bar">
      {problem && <Notice tone="no">{problem}</Notice>}
      {count === MOST && <View>{`一次最多 ${MOST} 个，报完可以再报一批`}</View>}
      {!category && <View>先选项目，再选人</View>}
      {category && count === 0 && <View>选上要报名的人</View>}
      {category && count > 0 && <Deed category={category} count={count} sign={sign} />}
    </View>
  )
}

interface DeedProps {
  category: Contest['categories'][number]
  count: number
  sign: SigningUp['sign']
}

function Deed({ category: { availability }, count, sign }: DeedProps) {
  const { state, left, waiting } = availability
  if (state === 'open' && left >= count) return <Button onTap={() => sign(false)}>{`给 ${count} 人报名`}</Button>
  if (state !== 'open' && state !== 'waitlist') return <View>这个项目现在不能报名，请换一个</View>
  return (
    <>
      <View>{left > 0 ? `只剩 ${left} 个名额，不够 ${count} 个人一起` : `名额满了，有 ${waiting} 人在候补`}</View>
      <Button variant="ghost" onTap={() => sign(true)}>{`${count} 人一起候补`}</Button>
    </>
  )
}
