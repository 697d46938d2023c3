import { View } from '@tarojs/components'
import type { SessionView } from '../../../../../contract/course/course'
import { useAction } from '../../../../services/useAction'
import { Card } from '../../../../ui/card/Card'
import { courseRulesText } from '../../words/courseRules'
import './show.scss'

/** The rules, before anybody books. Names of towns are asked for only where a rule has some. */
export function Rules({ session, now }: { session: SessionView; now: Date }) {
  const hasTowns = session.eligibility.some(({ rule }) => rule === 'town')
  const { data } = useAction('course.places', {}, { enabled: hasTowns })
  return (
    <Card title="报名规则">
      <View>
        {courseRulesText(session, data?.towns ?? [], now).map((line) => (
          <View key={line} className="show__rule">
            {line}
          </View>
        ))}
      </View>
    </Card>
  )
}
