import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { methodText, outcomeText, refusalLabel, vehicleText } from '../../words/uses'

export type OwnUse = OutputOf<Actions['pass.uses']>['uses'][number]

const tones: Record<OwnUse['outcome'], TagTone> = { enter: 'ok', leave: 'plain', refused: 'no', checked: 'plain' }

function note({ at, method, vehicle, outcome, refusal }: OwnUse): string {
  const facts = [momentText(at, serverNow()), methodText[method], outcome === 'enter' && vehicleText[vehicle]]
  return [...facts, refusal && refusalLabel(refusal)].filter(Boolean).join(' · ')
}

/** One use of the own pass. */
export const UseLine = ({ use }: { use: OwnUse }) => (
  <ListRow
    title={[use.compoundName, use.gateName].filter(Boolean).join(' · ')}
    note={note(use)}
    trailing={use.undone ? <Tag>门岗撤销了</Tag> : <Tag tone={tones[use.outcome]}>{outcomeText[use.outcome]}</Tag>}
  />
)
