import type { Verdict as Decided } from '../../../../../contract/pass/gateVerdict'
import { openTab } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { outcomeWord, placeText } from '../../words/gate'

/** The exit is recorded. */
export const LetOut = ({ verdict }: { verdict: Decided }) => (
  <Verdict
    tone="ok"
    about={placeText(verdict)}
    word={outcomeWord.leave}
    lead="已记下你出门了，路上慢点"
    at={new Date(verdict.at)}
    saying={null}
    actions={
      <Button variant="light" onTap={() => openTab('home')}>
        回首页
      </Button>
    }
  />
)
