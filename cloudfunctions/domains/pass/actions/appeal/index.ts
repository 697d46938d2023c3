import type { HandlersOf } from '../../../../kernel/handler'
import { answerAppeal, listAppeals } from './answer'
import { file } from './file'

type Handlers = HandlersOf<'pass'>

/** What a holder says against a suspension or revocation, and what the district answers. */
export const appealHandlers: Pick<Handlers, Extract<keyof Handlers, `appeal.${string}`>> = {
  'appeal.answer': answerAppeal,
  'appeal.file': file,
  'appeal.waiting': listAppeals,
}
