import { parseArgs } from 'node:util'
import { gatherFacts } from './facts'
import { reasonsAgainst } from './reasons'
import { planText } from './text'

const REFUSAL = `npm run deploy does not deploy by itself: without a CloudBase environment to try it on, nobody could say that it works.
npm run deploy -- --plan says what to do and checks that it can be done; docs/deploy.md goes through it step by step.`

function main() {
  const { values } = parseArgs({ options: { plan: { type: 'boolean', default: false } } })
  if (!values.plan) {
    console.error(REFUSAL)
    return 1
  }
  const facts = gatherFacts()
  const reasons = reasonsAgainst(facts)
  console.log(planText(facts, reasons))
  return reasons.length === 0 ? 0 : 1
}

process.exitCode = main()
