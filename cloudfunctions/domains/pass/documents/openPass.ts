import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Decision } from '../../../kernel/database/decision'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { unsealField } from '../../../kernel/secrets/sealedField'
import { type AppealRecord, type PassDocument, type ProposalRecord, passes, sealForPass } from './pass'

/** A pass with the words of appeal and answer in the clear, as rules and views need them. */
export type OpenPass = Omit<PassDocument, 'appeal' | 'proposal'> & {
  readonly appeal: AppealRecord | null
  readonly proposal: ProposalRecord | null
}

export function openPass(pass: PassDocument): OpenPass {
  const { appeal, proposal } = pass
  const open = (field: Field, words: Sealed) => unsealField(passes, field, pass._id, words)
  return { ...pass, appeal: appeal && appealWith(appeal, open), proposal: proposal && proposalWith(proposal, open) }
}

/** Asks a rule that decides on the open pass, and seals what it answers. */
export async function decideOpen<R extends Refusal>(
  pass: PassDocument,
  rule: (pass: OpenPass) => Decision<OpenPass, R> | Promise<Decision<OpenPass, R>>,
): Promise<Decision<PassDocument, R>> {
  const decision = await rule(openPass(pass))
  if (decision.kind === 'refuse') return decision
  const { appeal, proposal, ...next } = decision.next
  const close = (field: Field, words: string) => sealForPass(pass._id, field, words)
  return {
    ...decision,
    next: {
      ...next,
      ...(appeal !== undefined && { appeal: appeal && appealWith(appeal, close) }),
      ...(proposal !== undefined && { proposal: proposal && proposalWith(proposal, close) }),
    },
  }
}

type Field = 'appeal' | 'answer'
type Turned<From extends string, To extends string> = (field: Field, words: From) => To

const appealWith = <From extends string, To extends string>(appeal: AppealRecord<From>, turned: Turned<From, To>): AppealRecord<To> => ({
  ...appeal,
  text: turned('appeal', appeal.text),
  answer: appeal.answer === null ? null : turned('answer', appeal.answer),
})

/** The answer moves from the proposal to the appeal once a second person has confirmed it. */
const proposalWith = <From extends string, To extends string>(
  { answer, ...proposal }: ProposalRecord<From>,
  turned: Turned<From, To>,
): ProposalRecord<To> => ({ ...proposal, ...(answer !== undefined && { answer: turned('answer', answer) }) })
