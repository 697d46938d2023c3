import type { EligibilityRule } from '../../../../contract/booking/booking'
import { workKindText } from '../../account/words/rider'

/** A rule of who may book, as people read it. */
export function ruleText(rule: EligibilityRule): string {
  switch (rule.rule) {
    case 'workKind':
      return `只收${rule.kinds.map((kind) => workKindText[kind]).join('、')}`
    case 'town':
      return '只收指定板块的站点'
    case 'newcomer':
      return '先照顾没上过这类课的小哥'
  }
}
